using System.CommandLine;
using Missions.Control.Wiring;

namespace Missions.Control.Verbs;

/// <summary>All that can be typed, in the order in which one needs it.</summary>
internal static class AllVerbs
{
    public static RootCommand Of(Cli cli) => new(
        "Missions turns a goal into working, proven software: it plans, waits for your approval, builds, and proves "
            + "every claim.")
    {
        InitVerb.Make(cli),
        DoctorVerb.Make(cli),
        PlanVerb.Make(cli),
        ApproveVerb.Make(cli),
        RejectVerb.Make(cli),
        RunVerb.Make(cli),
        StatusVerb.Make(cli),
        ControlVerb.Make(cli),
        ServeVerb.Make(cli),
        LogVerb.Make(cli),
        ShowVerb.Make(cli),
        SayVerb.Make(cli),
        AnswerVerb.Make(cli),
        DecideVerb.Make(cli),
        PauseVerb.Make(cli),
        ResumeVerb.Make(cli),
        AbortVerb.Make(cli),
        RemoveVerb.Make(cli),
        WaiveVerb.Make(cli),
        BudgetVerb.Make(cli),
        SeatVerb.Make(cli),
        EvidenceVerb.Make(cli),
        VerifyVerb.Make(cli),
        ReviewVerb.Make(cli),
        AuditVerb.Make(cli),
        SyncVerb.Make(cli),
        LandVerb.Make(cli),
        ListVerb.Make(cli),
        PromptsVerb.Make(cli),
        SkillsVerb.Make(cli),
        McpVerb.Make(cli),
        DemoVerb.Make(cli),
    };
}
