using System.Diagnostics;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Engine.Flows;
using Missions.Engine.Views;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Steps;

/// <summary>Finds the file that knows how to do a step.</summary>
public sealed class StepRunner(Workshop shop) : IStepRunner
{
    private readonly MissionViews _views = new(shop.Files, shop.Home);

    public async Task RunAsync(Step step, CancellationToken ct)
    {
        await DoAsync(step, ct);
        await _views.WriteAsync(shop.Mission.State, ct);
    }

    public Task NoticeAsync(CancellationToken ct) => new SyncStep(shop).NoticeAsync(ct);

    private Task DoAsync(Step step, CancellationToken ct) => step switch
    {
        Step.Recover recover => RecoverAsync(recover.Run, ct),
        Step.TakeDefaults => shop.Mission.MustAsync(new MissionCommand.TakeDefaults(), ct),
        Step.Interview => new OrchestratorStep(shop).RunAsync(Purpose.Interview, null, ct),
        Step.DraftPlan => new OrchestratorStep(shop).RunAsync(Purpose.Plan, null, ct),
        Step.Consult => new OrchestratorStep(shop).RunAsync(Purpose.Consult, null, ct),
        Step.Debrief => new DebriefStep(shop).RunAsync(null, ct),
        Step.CheckReadiness => new ReadinessStep(shop).RunAsync(ct),
        Step.Rehearse rehearse => new RehearseStep(shop).RunAsync(rehearse.Assertions, ct),
        Step.ReturnDraft => shop.Mission.MustAsync(new MissionCommand.ReturnPlan(), ct),
        Step.Repair repair => new RepairStep(shop).RunAsync(repair.Proposed, null, ct),
        Step.AskHuman ask => shop.Mission.MustAsync(new MissionCommand.AskHuman(ask.Kind, ask.About, ask.Text), ct),
        Step.Sync(var commit) => new SyncStep(shop).RunAsync(commit, ct),
        Step.ProveAgain(var assertions) => new SyncStep(shop).ProveAgainAsync(assertions, ct),
        Step.Implement implement => new ImplementStep(shop).RunAsync(implement.Feature, null, ct),
        Step.StartValidation => shop.Mission.MustAsync(new MissionCommand.StartValidation(), ct),
        Step.Scrutinize => new ScrutinizeStep(shop).RunAsync(ct),
        Step.TestAsUser => new TestAsUserStep(shop).RunAsync(ct),
        Step.EndValidation => EndValidationAsync(ct),
        Step.Seal => new SealStep(shop).RunAsync(ct),
        _ => throw new UnreachableException($"{step.GetType().Name} has no arm in StepRunner."),
    };

    /// <summary>What was used in vain need not be used again, where the work does not touch it.</summary>
    private async Task EndValidationAsync(CancellationToken ct)
    {
        await new Recorder(shop).RunAsync(shop.Mission.State.OpenRound!, ct);
        await shop.Mission.MustAsync(new MissionCommand.EndValidation(), ct);
    }

    private Task RecoverAsync(RunId id, CancellationToken ct) =>
        new RecoverStep(shop).RunAsync(id, run => run.Purpose switch
    {
        Purpose.Implement => new ImplementStep(shop).RunAsync(run.Feature!.Value, run, ct),
        Purpose.Scrutinize => new ScrutinizeStep(shop).SumUpAsync(run, ct),
        Purpose.Review => new ScrutinizeStep(shop).ReviewAsync(run.Feature!.Value, run, ct),
        Purpose.Use => new TestAsUserStep(shop).GoOnAsync(run, ct),
        Purpose.Repair => new RepairStep(shop).RunAsync(shop.Mission.State.Repairs[0], run, ct),
        Purpose.Question => new RehearseStep(shop).GoOnAsync(run, ct),
        Purpose.Debrief => new DebriefStep(shop).RunAsync(run, ct),
        var purpose => new OrchestratorStep(shop).RunAsync(purpose, run, ct),
    }, ct);
}
