using Missions.Agents.Models.Scripted;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Simulation;
using static Missions.Tests.Engine.Acts;
using static Missions.Tests.Engine.Story;

namespace Missions.Tests.Engine;

/// <summary>Read-only helpers in parallel: who may ask them, what they may do, and what they cost.</summary>
public class ScoutTests
{
    private static readonly Scene Answers = When(new("scout"), Turns(
        Call("read_file", new { path = SimulatedProject.Known }),
        Call("answer", new { text = "It knows nothing yet." })));

    [Fact]
    public async Task Answers_come_back_in_the_order_of_the_questions()
    {
        var trial = await Trial.OpenAsync(OneMilestone, Asks("What does it know?", "Who tests it?"), Answers);

        await trial.RestsAsync(RestReason.Done);

        Assert.Contains(
            "## What does it know?\\nIt knows nothing yet.\\n\\n## Who tests it?\\nIt knows nothing yet.",
            await trial.TranscriptAsync(await WorkerAsync(trial)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scout_has_no_tool_that_writes_and_none_to_go_deeper()
    {
        var trial = await Trial.OpenAsync(
            OneMilestone,
            Asks("What does it know?"),
            When(new("scout"), Turns(
                Call("write_file", new { path = "a", content = "b" }),
                Call("scout", new { questions = (string[])["Deeper?"] }),
                Call("answer", new { text = "{{seen:(there is no tool scout)}}" }))));

        await trial.RestsAsync(RestReason.Done);

        Assert.Contains(
            "there is no tool scout", await trial.TranscriptAsync(await WorkerAsync(trial)), StringComparison.Ordinal);
        Assert.Null(await trial.TextAsync("a"));
    }

    [Fact]
    public async Task What_scouts_use_is_part_of_what_their_run_costs()
    {
        var alone = await CostAsync();
        var helped = await CostAsync(Asks("What does it know?", "Who tests it?"), Answers);

        Assert.True(helped.Output > alone.Output + 10, $"{alone} {helped}");
    }

    [Fact]
    public async Task More_scouts_than_may_look_at_once_are_refused()
    {
        var trial = await Trial.OpenAsync(
            OneMilestone, answersItself: true, new(FanOut: 1), Asks("One?", "Two?"), Answers);

        await trial.RestsAsync(RestReason.Done);

        Assert.Contains(
            "2 questions at once, and no more than 1",
            await trial.TranscriptAsync(await WorkerAsync(trial)),
            StringComparison.Ordinal);
    }

    private static Scene Asks(params string[] questions)
    {
        var usual = Builds(F1, "search");
        return usual with { Turns = [Turn(Call("scout", new { questions })), .. usual.Turns] };
    }

    private static async Task<Spend> CostAsync(params Scene[] scenes)
    {
        var trial = await Trial.OpenAsync(OneMilestone, scenes);
        var state = await trial.RestsAsync(RestReason.Done);
        return state.Runs.Single(run => run.Purpose is Purpose.Implement).Spend;
    }

    private static async Task<RunId> WorkerAsync(Trial trial) =>
        (await trial.Shop.LookAsync()).Runs.Single(run => run.Role is Role.Worker).Id;
}
