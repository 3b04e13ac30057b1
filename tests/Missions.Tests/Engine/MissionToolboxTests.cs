using System.Text.Json;
using Missions.Agents.Tools;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Engine;
using Missions.Engine.Tools;
using Missions.Simulation;
using static Missions.Tests.Engine.Story;

namespace Missions.Tests.Engine;

/// <summary>The mission commands that a run is given as tools.</summary>
public class MissionToolboxTests
{
    [Theory]
    [InlineData(Role.Worker, "hand_off propose raise_issue write_skill")]
    [InlineData(Role.Reviewer, "propose raise_issue report_review")]
    [InlineData(Role.Scrutineer, "give_verdict propose raise_issue")]
    [InlineData(Role.UserTester, "give_verdict propose raise_issue")]
    [InlineData(Role.Scout, "")]
    public async Task A_role_is_given_its_own_tools_and_no_others(Role role, string names)
    {
        await using var stage = await StageAsync();

        var tools = stage.Toolbox.For(stage.Run with { Role = role }).Select(tool => tool.Name).Order(StringComparer.Ordinal);

        Assert.Equal(names, string.Join(' ', tools));
    }

    [Fact]
    public async Task The_orchestrator_has_no_tool_of_the_human_or_the_engine()
    {
        await using var stage = await StageAsync();

        var names = stage.Toolbox.For(stage.Run).Select(tool => tool.Name).ToList();

        Assert.Equal(12, names.Count);
        Assert.DoesNotContain(names, name => name.Contains("approve", StringComparison.Ordinal) || name.Contains("evidence", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_call_that_is_repeated_under_its_id_does_nothing_twice()
    {
        await using var stage = await StageAsync();

        var first = await stage.CallAsync("note_requirement", "1-1", """{ "text": "It is fast." }""");
        var again = await stage.CallAsync("note_requirement", "1-1", """{ "text": "It is fast." }""");
        var other = await stage.CallAsync("note_requirement", "1-2", """{ "text": "It is small." }""");

        Assert.Equal((false, false, false), (first.IsRefusal, again.IsRefusal, other.IsRefusal));
        Assert.Equal(["It is fast.", "It is small."], stage.Mission.State.Notes.Select(note => note.Text));
    }

    [Fact]
    public async Task Ten_megabytes_are_not_read_and_the_sentence_says_what_to_do()
    {
        await using var stage = await StageAsync();

        var answer = await stage.CallAsync("note_requirement", "1-1", $$"""{ "text": "{{new string('x', 10_000_000)}}" }""");

        Assert.True(answer.IsRefusal);
        Assert.StartsWith(
            "Refused: These arguments are 10,000,014 characters long; at most 4,194,304 are read.",
            answer.Text,
            StringComparison.Ordinal);
        Assert.Empty(stage.Mission.State.Notes);
    }

    [Fact]
    public async Task The_same_id_in_another_run_is_another_call()
    {
        await using var stage = await StageAsync();
        await stage.CallAsync("note_requirement", "1-1", """{ "text": "It is fast." }""");
        await stage.Mission.MustAsync(new MissionCommand.EndRun(stage.Run.Id, default), default);
        var next = await stage.StartAsync(Purpose.Plan);

        await stage.CallAsync("note_requirement", "1-1", """{ "text": "It is small." }""", next);

        Assert.Equal(2, stage.Mission.State.Notes.Count);
    }

    [Fact]
    public async Task A_refused_call_is_answered_with_the_sentence_and_changes_nothing()
    {
        await using var stage = await StageAsync();
        var before = stage.Mission.State;

        var answer = await stage.CallAsync("resolve_issue", "1-1", """{ "issue": "I-9", "by": "dismiss", "because": "x" }""");

        Assert.Equal("Refused: There is no issue I-9. No issue is open.", answer.Text);
        Assert.Equal(before, stage.Mission.State);
    }

    [Fact]
    public async Task A_refused_call_may_be_put_right_under_another_id()
    {
        await using var stage = await StageAsync();

        var wrong = await stage.CallAsync("note_requirement", "1-1", """{ "texts": "It is fast." }""");
        var right = await stage.CallAsync("note_requirement", "2-1", """{ "text": "It is fast." }""");

        Assert.Equal((true, false), (wrong.IsRefusal, right.IsRefusal));
        Assert.Single(stage.Mission.State.Notes);
    }

    [Fact]
    public async Task Only_the_ending_tool_of_its_purpose_ends_a_run()
    {
        await using var stage = await StageAsync();

        var note = await stage.CallAsync("note_requirement", "1-1", """{ "text": "It is fast." }""");
        var end = await stage.CallAsync("end_consult", "1-2", """{ "summary": "That is all." }""");

        Assert.Equal((false, true), (note.EndsRun, end.EndsRun));
    }

    [Fact]
    public async Task A_run_that_is_over_can_do_nothing_any_more()
    {
        await using var stage = await StageAsync();
        await stage.Mission.MustAsync(new MissionCommand.EndRun(stage.Run.Id, default), default);

        var answer = await stage.CallAsync("note_requirement", "1-1", """{ "text": "It is fast." }""");

        Assert.Equal("Refused: R-0001 is not open any more; what it reports comes too late.", answer.Text);
    }

    [Fact]
    public async Task A_proof_file_that_the_base_has_is_refused_although_the_agent_says_otherwise()
    {
        await using var stage = await StageAsync();
        await stage.Mission.MustAsync(new MissionCommand.EndRun(stage.Run.Id, default), default);
        var run = await stage.StartAsync(Purpose.Plan);
        var plan = OneMilestone with
        {
            Contract = OneMilestone.Contract.Replace(one => one.Id == Search.Id, one => one with
            {
                Proof = new Proof.Command("prove README.md", Variants: [new("README.md", "mine")]),
            }),
        };

        var answer = await stage.CallAsync("propose_plan", "1-1", Acts.Propose(plan).Args!.Value.GetRawText(), run);

        Assert.Contains("The proof file README.md exists on the base", answer.Text, StringComparison.Ordinal);
    }

    private static async Task<Stage> StageAsync()
    {
        var shop = new SimulatedWorkshop(new("simulated", []), SimulatedProject.Files);
        await shop.OpenAsync(Goal);
        var mission = await LiveMission.OpenAsync(
            await shop.Logs.OpenAsync(shop.Home.Journal, default), shop.Home.Journal, shop.Time, default);
        var stage = new Stage(mission, new(shop.Shop(mission)));
        stage.Run = await stage.StartAsync(Purpose.Interview);
        return stage;
    }

    private sealed class Stage(LiveMission mission, MissionToolbox toolbox) : IAsyncDisposable
    {
        public LiveMission Mission => mission;
        public MissionToolbox Toolbox => toolbox;
        public Run Run { get; set; } = null!;

        public async Task<Run> StartAsync(Purpose purpose)
        {
            var decision = await mission.MustAsync(new MissionCommand.StartRun(Role.Orchestrator, purpose, "s"), default);
            return ((MissionEvent.RunStarted)decision.Events[0]).Run;
        }

        public Task<ToolAnswer> CallAsync(string tool, string id, string arguments, Run? run = null) =>
            toolbox.For(run ?? Run).Single(one => one.Name == tool).Call(new(id, JsonElement.Parse(arguments)), default);

        public ValueTask DisposeAsync() => mission.DisposeAsync();
    }
}
