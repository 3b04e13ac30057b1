using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using static Missions.Core.MissionEvent;

namespace Missions.Core;

public sealed partial record Mission
{
    private Mission Answered(QuestionAnswered answered)
    {
        var text = Questions.FirstOrDefault(question => question.Id == answered.Question)?.Text;
        var word = new Word($"{answered.Question} \"{text}\": {answered.Answer}", Now: false, IsHeard: false);

        return this with
        {
            Questions = Questions.Replace(
                question => question.Id == answered.Question,
                question => question with { Answer = answered.Answer, IsAssumed = answered.IsAssumed }),
            InterviewIsOver = InterviewIsOver && Plan is not null,
            Words = IsApproved ? Words.Add(word) : Words,
            ConsultsInVain = 0,
        };
    }

    private Mission Proposed(Plan plan) => this with
    {
        Plan = plan,
        Drafts = Drafts + 1,
        IsReturned = false,
        Skills = plan.Skills.Aggregate(this, (mission, skill) => mission.WithSkill(skill)).Skills,
        Standings = [.. plan.Contract.Select(assertion => new Standing(assertion.Id, Truth.Pending))],
    };

    private Mission Started(Run run) => this with
    {
        Runs = Runs.Add(run),
        Words = run.Purpose is Purpose.Interview or Purpose.Plan or Purpose.Consult
            ? Words.Replace(word => !word.IsHeard, word => word with { IsHeard = true })
            : Words,
        ConsultedAbout = run.Purpose is Purpose.Consult ? Blocker?.Key : ConsultedAbout,
    };

    private Mission Ended(RunEnded ended, DateTimeOffset at)
    {
        var next = WithRun(ended.Run, run => run with { State = RunState.Ended, Ended = at, Spend = ended.Spend });
        var run = next.Run(ended.Run);

        return next with
        {
            LossesInARow = 0,
            InterviewIsOver = InterviewIsOver || run?.Purpose is Purpose.Interview && OpenQuestions is [],
            ConsultsInVain = run?.Purpose is not Purpose.Consult ? ConsultsInVain
                : next.Blocker?.Key == ConsultedAbout && OpenQuestions is [] ? ConsultsInVain + 1
                : 0,
        };
    }

    private Mission Amended(Amendment amendment, Plan plan) => this with
    {
        Plan = plan,
        Revision = Revision + 1,
        Cancelled = [.. Cancelled, .. amendment.CancelFeatures],
        Standings =
        [
            .. plan.Contract.Select(assertion => Standing(assertion.Id) ?? new(assertion.Id, Truth.Pending)),
        ],
    };

    private Mission WithoutRepair(AssertionId assertion) => this with
    {
        Repairs = Repairs.Without(pending => pending.Assertion == assertion),
        RepairJudgements = RepairJudgements.Without(judged => judged.Assertion == assertion),
    };

    private Mission RepairedBy(ProofRepair repair) => WithoutRepair(repair.Assertion) with
    {
        Plan = Plan! with
        {
            Contract = Plan.Contract.Replace(
                assertion => assertion.Id == repair.Assertion,
                assertion => assertion.With(repair.Files)),
        },
        Revision = Revision + 1,
        Repaired = Repaired.Add(repair),
    };

    /// <summary>What came after the sealed milestone is to do again: its handoffs, rounds and seals are void.</summary>
    private Mission After(RolledBack back)
    {
        var place = Plan!.Milestones.ToList().FindIndex(milestone => milestone.Id == back.To);
        var later = Plan.Milestones.Skip(place + 1).ToList();
        var undone = later.SelectMany(milestone => milestone.Features).Select(feature => feature.Id).ToHashSet();

        return this with
        {
            Head = back.Commit,
            RollBacks = RollBacks.Add(back),
            Handoffs = Handoffs.Replace(one => undone.Contains(one.Feature), one => one with { IsVoid = true }),
            Rounds = Rounds.Replace(
                round => later.Exists(milestone => milestone.Id == round.Milestone),
                round => round with { IsVoid = true }),
            Seals = Seals.Without(seal => later.Exists(milestone => milestone.Id == seal.Milestone)),
        };
    }

    private Mission Taken(DecisionTaken taken) => this with
    {
        Choices = Choices.Replace(
            choice => choice.Id == taken.Decision,
            choice => choice with { Choice = taken.Choice }),
        DraftsReturned = 0,
        ConsultsInVain = 0,
        LossesInARow = 0,
    };

    private Mission WithRun(RunId id, Func<Run, Run> change) =>
        this with { Runs = Runs.Replace(run => run.Id == id, change) };

    private Mission WithRound(MilestoneId milestone, int number, Func<Round, Round> change) => this with
    {
        Rounds = Rounds.Replace(
            round => round.Milestone == milestone && round.Number == number && !round.IsVoid,
            change),
    };

    private Mission WithStanding(Standing standing) => this with
    {
        Standings = [.. Standings.Without(one => one.Assertion == standing.Assertion), standing],
    };

    private Mission WithSkill(Skill skill) =>
        this with { Skills = [.. Skills.Without(one => one.Name == skill.Name), skill] };
}
