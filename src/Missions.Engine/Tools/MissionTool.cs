using System.Text.Json;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using static Missions.Core.MissionCommand;

namespace Missions.Engine.Tools;

/// <summary>A command as the tool that agents see.</summary>
/// <param name="Arguments">The type whose JSON the tool takes.</param>
/// <param name="Description">What the model is told. Short: it is sent with every request.</param>
public sealed record MissionTool(string Name, Type Command, Type Arguments, string Description)
{
    /// <summary>Made once: it is the same for every run.</summary>
    public JsonElement Schema { get; } = ToolJson.Schema(Arguments);

    public static IReadOnlyList<MissionTool> All { get; } =
    [
        Of<AskUser>("ask_user", "Ask the human: few, grouped questions, each with a recommended answer."),
        Of<NoteRequirement>("note_requirement", "Note one thing that the human needs."),
        Of<NoteAssumption>("note_assumption", "Note what you take for granted because nobody said otherwise."),
        new("propose_plan", typeof(ProposePlan), typeof(Plan), "Propose the whole plan with its validation contract. Ends your turn."),
        Of<AmendPlan>("amend_plan", "Add, change, cancel or reorder features of the approved plan."),
        Of<AmendContract>("amend_contract", "Add, change, remove or repair assertions. Weakening waits for the human."),
        Of<ResolveIssue>("resolve_issue", "Resolve an issue: by a pending feature, folded into one, or dismissed with a reason."),
        Of<AnswerProposal>("answer_proposal", "Answer a run's proposal."),
        Of<GiveNotice>("give_notice", "Put a sentence into every later briefing."),
        Of<RollBack>("roll_back", "Go back to a sealed milestone; what came after is to do again."),
        Of<WriteSkill>("write_skill", "Write or improve a skill: how to work in this repository."),
        Of<EndConsult>("end_consult", "End your turn with a summary."),
        new("hand_off", typeof(HandOff), typeof(Handoff), "Hand off your feature. Claim only what you did in this session. Ends your turn."),
        Of<RaiseIssue>("raise_issue", "Report a problem that somebody must deal with."),
        Of<Propose>("propose", "Ask to change something shared: a proof, a boundary, the plan."),
        new("report_review", typeof(ReportReview), typeof(Review), "Report your review, each finding with file and line. Ends your turn."),
        Of<GiveVerdict>("give_verdict", "Give your verdicts, each citing evidence of this run. Ends your turn."),
    ];

    public static IEnumerable<MissionTool> For(Role role) => All.Where(tool => Authority.Allows(role, tool.Command));

    private static MissionTool Of<T>(string name, string description) where T : MissionCommand =>
        new(name, typeof(T), typeof(T), description);
}
