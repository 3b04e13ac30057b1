using Missions.Agents.Models.Scripted;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Simulation;
using Missions.Simulation.World;
using static Missions.Tests.Engine.Acts;
using static Missions.Tests.Engine.Story;

namespace Missions.Tests.Engine.Setups;

/// <summary>Setups in whole missions of twins: how often they run, and who gets what they made.</summary>
public class SetupTests
{
    private const string Lock = "package-lock.json";

    private static readonly Plan Plan = OneMilestone with { Checks = new("check-made", Lint: "lint", Test: "run-tests") };

    private readonly List<string> _setups = [];

    [Fact]
    public async Task It_runs_once_and_every_checkout_has_what_it_made()
    {
        var trial = await OpenAsync(Plan);

        await trial.RestsAsync(RestReason.Done);

        Assert.Equal(["none"], _setups);
    }

    [Fact]
    public async Task It_does_not_run_again_after_a_crash()
    {
        var trial = await OpenAsync(Plan, answersItself: false);
        await trial.RestsAsync(RestReason.NeedsYou);

        await trial.PutAsync(new MissionCommand.Approve());
        var rest = await Furnish(trial.Shop.Crashed()).RunAsync();

        Assert.Equal("Every assertion is proven.", rest.Sentence);

        Assert.Equal(["none"], _setups);
    }

    [Fact]
    public async Task Who_changes_a_lock_file_is_followed_by_a_fresh_setup()
    {
        var builds = When(new("worker", "implement", "F-1"), Turns(
            Shell($"add {SimulatedProject.Known} search"),
            Shell($"add {SimulatedProject.Tested} search"),
            Shell($"add {Lock} left-pad"),
            Shell("run-tests"),
            HandOff(Done("search"))));
        var trial = await OpenAsync(Plan, true, builds);

        await trial.RestsAsync(RestReason.Done);

        Assert.Equal(["none", "left-pad"], _setups);
    }

    [Fact]
    public async Task A_setup_that_fails_is_not_kept()
    {
        var trial = await OpenAsync(Plan, answersItself: false);
        var tries = 0;
        trial.Shop.Rooms.With("set-up", (command, _) =>
        {
            if (tries++ > 0) Make(command);
            command.Write("made/half", "half");
            return Task.FromResult(tries == 1 ? 1 : 0);
        });

        var mission = await trial.RestsAsync(RestReason.NeedsYou);

        Assert.Equal(2, tries);
        Assert.Contains("The setup `set-up` ended with 1", string.Concat(mission.Returned), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_fetched_is_read_by_all_and_written_by_the_setup_alone()
    {
        var trial = await OpenAsync(Plan);
        var seen = new List<(string Read, bool Written)>();
        trial.Shop.Rooms.With("check-made", (command, _) =>
        {
            seen.Add((Text(command, "/home/agent/.npm/cache"), command.Write("/home/agent/.npm/cache", "poison")));
            return Task.FromResult(0);
        });

        await trial.RestsAsync(RestReason.Done);

        Assert.NotEmpty(seen);
        Assert.All(seen, one => Assert.Equal(("none", false), one));
    }

    private async Task<Trial> OpenAsync(Plan plan, bool answersItself = true, params IReadOnlyList<Scene> scenes)
    {
        var trial = await Trial.OpenAsync(plan, answersItself, null, scenes);
        Furnish(trial.Shop);
        return trial;
    }

    private SimulatedWorkshop Furnish(SimulatedWorkshop shop)
    {
        SimulatedProject.Furnish(shop).Rooms
            .With("set-up", (command, _) =>
            {
                Make(command);
                return Task.FromResult(0);
            })
            .With("check-made", (command, _) => Task.FromResult(command.Read("made/modules") is null ? 1 : 0));
        return shop;
    }

    private void Make(SimulatedCommand command)
    {
        var word = Text(command, Lock);
        _setups.Add(word);
        command.Write("made/modules", word);
        command.Write("/home/agent/.npm/cache", word);
    }

    private static string Text(SimulatedCommand command, string path) =>
        System.Text.Encoding.UTF8.GetString(command.Read(path) ?? "none"u8.ToArray()).TrimEnd();
}
