using System.Text;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;
using Missions.Engine.Briefings;
using Missions.Engine.Views;

namespace Missions.Engine.Landings;

/// <summary>
/// The description of a pull request: one reviewable slice for each milestone, with what proves it and how to check.
/// </summary>
public static class PullRequestText
{
    public static string Of(Mission mission, Trial trial)
    {
        var text = new StringBuilder();
        var plan = mission.Plan!;
        text.AppendLine($"# {plan.Title}").AppendLine().AppendLine(plan.Summary).AppendLine();
        text.AppendLine($"Goal: {mission.Opening!.Goal}").AppendLine();
        text.AppendLine(Tried(mission, trial)).AppendLine();
        foreach (var slice in Slice.Of(mission)) Write(text, mission, slice);
        Write(text, mission);
        return text.ToString().TrimEnd() + "\n";
    }

    private static string Tried(Mission mission, Trial trial) => trial switch
    {
        { Conflicts: [_, ..] conflicts } =>
            $"It conflicts with {mission.Opening!.Branch} in {string.Join(", ", conflicts)}.",
        { IsSealed: true } => "Merged, it is the very tree that was proven; nothing had to run again.",
        { Holds: true } => $"Merged with {mission.Opening!.Branch} as it stands, all {trial.Reruns.Count} checks, "
            + "guards and sealed proofs were run again, and hold.",
        _ => "Merged with the branch as it stands, this does not hold: "
            + $"{string.Join(", ", trial.Reruns.Where(one => !one.Holds).Select(one => one.What))}.",
    };

    private static void Write(StringBuilder text, Mission mission, Slice slice)
    {
        var milestone = mission.Plan!.Milestones.First(one => one.Id == slice.Milestone);
        var seal = mission.Seals.FirstOrDefault(one => one.Milestone == slice.Milestone);
        text.AppendLine($"## {slice.Milestone} {slice.Title}").AppendLine();
        text.AppendLine(milestone.Outcome).AppendLine();
        foreach (var range in slice.Ranges) text.AppendLine($"    git diff {range}");
        if (seal is not null)
            text.AppendLine().AppendLine($"Sealed on {Text.Short(seal.Commit)} as `{seal.Hash[..16]}`.");
        text.AppendLine().AppendLine("| feature | what was done |").AppendLine("|---|---|");
        foreach (var one in mission.Handoffs.Where(one => !one.IsVoid && milestone.Has(one.Feature)))
            text.AppendLine($"| {one.Feature} {Cell(mission.Plan.Feature(one.Feature)?.Title)} "
                + $"({Text.Short(one.Facts.Head)}) | {Cell(one.Handoff.Summary)} |");
        Write(text, mission, [.. mission.Plan.Contract.Where(one => mission.Plan.HomeOf(one.Id)?.Id == milestone.Id)]);
    }

    private static void Write(StringBuilder text, Mission mission, Seq<Assertion> assertions)
    {
        text.AppendLine();
        text.AppendLine("| assertion | claim | how it was proven | stands |").AppendLine("|---|---|---|---|");
        foreach (var one in assertions)
        {
            var standing = mission.Standing(one.Id);
            var truth = standing?.Truth is Truth.Waived
                ? $"UNPROVEN, waived: {standing.Because}"
                : $"{Text.Word(standing?.Truth ?? Truth.Pending)} ({string.Join(", ", standing?.Evidence ?? [])})";
            text.AppendLine($"| {one.Id} | {Cell(one.Claim)} | {Cell(Proven(one.Proof))} | {Cell(truth)} |");
        }
        text.AppendLine();
    }

    private static void Write(StringBuilder text, Mission mission)
    {
        text.AppendLine("## What must go on holding");
        Write(text, mission, [.. mission.Plan!.Contract.Where(one => mission.Plan.HomeOf(one.Id) is null)]);
        text.AppendLine("## How to check").AppendLine();
        foreach (var check in mission.Plan.Checks?.All ?? []) text.AppendLine($"- {check.Name}: `{check.Run}`");
        foreach (var check in mission.KnownChecks.Where(check => !check.Passes))
            text.AppendLine($"- {check.Name} failed on the base already; known: "
                + Words.Several(check.Findings.Count, "finding"));
        text.AppendLine($"- the proofs: `mission land {mission.Opening!.Mission} --with-proofs` adds their files");
        text.AppendLine($"- the evidence, hash by hash: `mission verify {mission.Opening.Mission}`");
    }

    private static string Proven(Proof proof) => proof switch
    {
        Proof.Command command => $"run: `{command.Run}`",
        Proof.Parity parity =>
            $"base and head do the same ({parity.Compare}) with {parity.Inputs.Count} inputs: `{proof.Line}`",
        Proof.Measure measure => $"{measure.Figure} {measure.AtLeast} times better than the base: `{measure.Run}`",
        Proof.Flow flow => $"used ({flow.Surface}): {string.Join("; ", flow.Steps)}",
        Proof.Review review => $"judged by a reviewer: {review.Question}",
        Proof.Human human => $"a person's word: {human.Question}",
        _ => proof.GetType().Name.ToLowerInvariant(),
    };

    private static string Cell(string? text) =>
        (text ?? "").Replace("|", "\\|").Replace("\r", "").Replace('\n', ' ').Trim();
}
