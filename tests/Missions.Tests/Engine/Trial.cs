using Missions.Agents.Models.Scripted;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Engine.Views;
using Missions.Simulation;

namespace Missions.Tests.Engine;

/// <summary>One mission of the real engine on a machine of twins, and what came of it.</summary>
internal sealed class Trial
{
    private Trial(SimulatedWorkshop shop) => Shop = shop;

    public SimulatedWorkshop Shop { get; private set; }

    /// <param name="scenes">What is played instead of the usual: the first scene that fits is.</param>
    public static async Task<Trial> OpenAsync(Plan plan, params IReadOnlyList<Scene> scenes) =>
        await OpenAsync(plan, answersItself: true, limits: null, scenes);

    public static async Task<Trial> OpenAsync(
        Plan plan, bool answersItself, Limits? limits, params IReadOnlyList<Scene> scenes) =>
        await OnAsync(SimulatedProject.Files, plan, answersItself, limits, scenes);

    /// <summary>The same on a base with these files.</summary>
    public static async Task<Trial> OnAsync(
        IReadOnlyDictionary<string, string> files,
        Plan plan,
        bool answersItself,
        Limits? limits = null,
        params IReadOnlyList<Scene> scenes)
    {
        var scenario = new Scenario("simulated", [.. scenes, .. Story.Usual(plan)]);
        var shop = new SimulatedWorkshop(scenario, files);
        return new(await SimulatedProject.Furnish(shop).OpenAsync(Story.Goal, answersItself, limits));
    }

    /// <summary>One whose human wants what is new on their branch then.</summary>
    public static async Task<Trial> OpenAsync(Plan plan, SyncWhen when)
    {
        var shop = new SimulatedWorkshop(new Scenario("simulated", [.. Story.Usual(plan)]), SimulatedProject.Files) { Sync = when };
        return new(await SimulatedProject.Furnish(shop).OpenAsync(Story.Goal, answersItself: true));
    }

    /// <summary>All that was said in a run, as it is written down.</summary>
    public async Task<string> TranscriptAsync(RunId run)
    {
        var said = new List<string>();
        await foreach (var record in Shop.Logs.ReadAsync(Shop.Home.Transcript(run), default)) said.Add(System.Text.Encoding.UTF8.GetString(record.Json.Span));
        return string.Join('\n', said);
    }

    /// <summary>Runs until it rests, and looks.</summary>
    public async Task<Mission> RestsAsync(RestReason reason)
    {
        var rest = await Shop.RunAsync();
        Assert.True(rest.Reason == reason, $"{rest.Reason}: {rest.Sentence}\n{string.Join('\n', await PlotAsync())}");
        return await Shop.LookAsync();
    }

    /// <summary>Plays these scenes before all others from now on.</summary>
    public void Add(params IReadOnlyList<Scene> scenes) =>
        Shop.Scenario = Shop.Scenario with { Scenes = [.. scenes, .. Shop.Scenario.Scenes] };

    /// <summary>A human's command that must be carried out.</summary>
    public async Task PutAsync(MissionCommand command) => Assert.Null(await Shop.PutAsync(command));

    /// <summary>The journal as people read it, without the times.</summary>
    public async Task<IReadOnlyList<string>> PlotAsync() =>
        [.. (await Shop.EventsAsync()).Select(LogLine.Of).OfType<string>().Select(line => line[9..])];

    public string Briefing(int run) =>
        System.Text.Encoding.UTF8.GetString(Shop.Folders.Read(Shop.Home.Briefing(new(run)))!);

    /// <summary>A file at the mission's head.</summary>
    public async Task<string?> TextAsync(string path)
    {
        var bytes = await Shop.Repository.ReadAsync((await Shop.LookAsync()).Head, path, default);
        return bytes is null ? null : System.Text.Encoding.UTF8.GetString(bytes);
    }

    /// <summary>All events of one kind.</summary>
    public async Task<IReadOnlyList<T>> EventsAsync<T>() where T : MissionEvent =>
        [.. (await Shop.EventsAsync()).Select(one => one.Event).OfType<T>()];
}
