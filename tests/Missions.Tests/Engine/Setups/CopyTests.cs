using System.Text;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Engine.Views;
using Missions.Simulation;
using static Missions.Tests.Engine.Acts;
using static Missions.Tests.Engine.Story;

namespace Missions.Tests.Engine.Setups;

/// <summary>Ignored files of the user's checkout reach checkouts once the plan is approved, and nothing else.</summary>
public class CopyTests
{
    private const string Canary = "canary-7-of-the-user";

    private static readonly Plan Plan = OneMilestone with { Copy = [".env"] };

    private readonly List<(string Line, string Env)> _seen = [];

    [Fact]
    public async Task They_are_there_for_everybody_once_the_plan_is_approved_and_never_before()
    {
        var trial = await OpenAsync(answersItself: false);

        var mission = await trial.RestsAsync(RestReason.NeedsYou);

        Assert.NotEmpty(_seen);
        Assert.All(_seen, one => Assert.Equal("none", one.Env));
        Assert.Contains("  - .env is copied from your checkout once you approve: agents that work there, and their models, "
            + "can read it. It is never committed.", ApprovalText.Lines(ApprovalView.Of(mission)!));

        _seen.Clear();
        await trial.PutAsync(new MissionCommand.Approve());
        await trial.RestsAsync(RestReason.Done);

        Assert.Contains(_seen, one => one.Line == "serve" && one.Env.Contains(Canary, StringComparison.Ordinal));
        Assert.All(_seen.Where(one => one.Line != "set-up"), one => Assert.Contains(Canary, one.Env, StringComparison.Ordinal));
        Assert.All(_seen.Where(one => one.Line == "set-up"), one => Assert.Equal("none", one.Env));
    }

    [Fact]
    public async Task What_they_say_stands_in_no_file_and_no_commit()
    {
        var trial = await OpenAsync();

        var mission = await trial.RestsAsync(RestReason.Done);

        var kept = trial.Shop.Folders.Below("/home")
            .Where(file => !file.Key.Contains("/workspace/", StringComparison.Ordinal) && !file.Key.EndsWith("/.env", StringComparison.Ordinal))
            .Select(file => Encoding.UTF8.GetString(file.Value))
            .Concat((await trial.Shop.EventsAsync()).Select(one => one.Event.ToString()!))
            .ToList();
        Assert.Contains(kept, text => text.Contains("[.env]", StringComparison.Ordinal)); // The control: it was printed.
        Assert.DoesNotContain(kept, text => text.Contains(Canary, StringComparison.Ordinal));
        Assert.Null(await trial.Shop.Repository.ReadAsync(mission.Head, ".env", default));
    }

    [Fact]
    public async Task Who_stops_ignoring_one_is_refused_and_it_is_not_committed()
    {
        var trial = await OpenAsync(true, When(new("worker", "implement", "F-1"), Turns(
            Call("write_file", new { path = ".gitignore", content = "none\n" }),
            Shell($"add {SimulatedProject.Known} search"),
            Shell($"add {SimulatedProject.Tested} search"),
            Shell("run-tests"),
            HandOff(Done("search")),
            Call("write_file", new { path = ".gitignore", content = ".env\n" }),
            HandOff(Done("search")))));

        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.Contains(".env is copied from the human's checkout and never on the branch", await trial.TranscriptAsync(mission.Handoffs[0].Run), StringComparison.Ordinal);
        Assert.Null(await trial.Shop.Repository.ReadAsync(mission.Head, ".env", default));
    }

    [Fact]
    public async Task Who_writes_what_one_says_into_another_file_is_refused()
    {
        var trial = await OpenAsync(true, When(new("worker", "implement", "F-1"), Turns(
            Shell("steal"),
            Shell($"add {SimulatedProject.Known} search"),
            Shell($"add {SimulatedProject.Tested} search"),
            Shell("run-tests"),
            HandOff(Done("search")),
            Call("write_file", new { path = "config.txt", content = "none\n" }),
            HandOff(Done("search")))));
        trial.Shop.Rooms.With("steal", (command, _) =>
            Task.FromResult(command.Write("config.txt", command.Read(".env")!) ? 0 : 1));

        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.Contains("config.txt holds what a file says that was copied", await trial.TranscriptAsync(mission.Handoffs[0].Run), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, ".env\n", ".env is listed under copy and is no file of your checkout")]
    [InlineData("TOKEN=x", "none\n", ".env is listed under copy, and git does not ignore it in your checkout")]
    public async Task One_that_cannot_be_copied_is_said(string? content, string ignore, string sentence)
    {
        var trial = await Trial.OnAsync(SimulatedProject.Files, Plan, answersItself: false);
        Lay(trial, content, ignore);

        var mission = await trial.RestsAsync(RestReason.NeedsYou);

        Assert.Contains(mission.Readiness!.Notes, note => note.StartsWith(sentence, StringComparison.Ordinal));
    }

    private async Task<Trial> OpenAsync(bool answersItself = true, params Missions.Agents.Models.Scripted.Scene[] scenes)
    {
        var files = new Dictionary<string, string>(SimulatedProject.Files) { [".gitignore"] = ".env\n" };
        var trial = await Trial.OnAsync(files, Plan, answersItself, null, scenes);
        Lay(trial, $"# mine\nTOKEN=\"{Canary}\"\nMODE=development\n", ".env\n");
        trial.Shop.Rooms.Watch(command =>
        {
            var env = Encoding.UTF8.GetString(command.Read(".env") ?? "none"u8.ToArray());
            lock (_seen) if (!command.Line.Contains("git init", StringComparison.Ordinal)) _seen.Add((command.Line, env));
            command.Print($"{env}\n");
        });
        return trial;
    }

    private static void Lay(Trial trial, string? content, string ignore)
    {
        trial.Shop.Folders.Write("/repository/.gitignore", Encoding.UTF8.GetBytes(ignore));
        if (content is not null) trial.Shop.Folders.Write("/repository/.env", Encoding.UTF8.GetBytes(content));
    }
}
