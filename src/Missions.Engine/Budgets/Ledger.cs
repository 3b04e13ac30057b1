using System.Globalization;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Budgets;

/// <summary>
/// What may still be used: the journal knows of runs that are over, and this of those that are under way, with all that
/// they have set aside. One budget tree for the whole mission; whoever asks is a leaf of it.
/// </summary>
public sealed class Ledger(Func<Mission> mission, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<RunId, RunPurse> _open = [];

    public bool Knows(RunId run)
    {
        lock (_gate) return _open.ContainsKey(run);
    }

    /// <summary>The purse of an open run; null where its session has not begun.</summary>
    public RunPurse? Of(RunId run)
    {
        lock (_gate) return _open.GetValueOrDefault(run);
    }

    /// <summary>The purse of a run. What was known of it before is forgotten.</summary>
    /// <param name="before">What it has used already, in earlier sessions.</param>
    public RunPurse Open(Run run, Seat seat, Spend before)
    {
        var state = mission();
        var worked = (state.Run(run.Id) ?? run).Worked(state.LastAt);
        var purse = new RunPurse(this, run, seat, parent: null, clock) { Used = before, Before = worked };
        lock (_gate) _open[run.Id] = purse;
        return purse;
    }

    /// <summary>From now on the journal is what is known of it.</summary>
    public void Close(RunId run)
    {
        lock (_gate) _open.Remove(run);
    }

    /// <summary>Null where so much was set aside in the purse and in all above it; else why not.</summary>
    internal string? Reserve(RunPurse purse, Spend most)
    {
        lock (_gate)
        {
            if (Passed(purse, most) is { } because) return because;
            foreach (var one in purse.Upwards) one.Reserved += most;
            purse.Own = most;
            return null;
        }
    }

    /// <summary>Gives back what the purse had set aside, here and in all above it, and counts what was used.</summary>
    internal void Settle(RunPurse purse, Spend used)
    {
        lock (_gate)
        {
            var reserved = purse.Own;
            purse.Own = default;
            foreach (var one in purse.Upwards)
            {
                one.Reserved = Minus(one.Reserved, reserved);
                one.Used += used;
            }
        }
    }

    internal T Under<T>(Func<T> read)
    {
        lock (_gate) return read();
    }

    private string? Passed(RunPurse purse, Spend most)
    {
        var state = mission();
        var budget = state.Budget;
        if (budget.HasMoney && most.IsUnpriced)
            return $"{purse.Seat.Name} has no price, so a budget in dollars cannot hold. Put one under `prices` in "
                + "settings.json, or lift the cap with `mission budget --usd none`.";

        var passed = Passed(budget.Mission, state, _ => true, most, "the mission");
        if (purse.Run.Milestone is { } milestone)
            passed ??= Passed(
                budget.Milestone, state, run => run.Milestone == milestone, most, $"milestone {milestone}");
        foreach (var one in purse.Upwards)
        {
            var (caps, whose) = one.IsOfRun ? (budget.Run, $"{one.Run.Id}") : (one.Share, $"a helper of {one.Run.Id}");
            passed ??= Passed(caps, one.Used + one.Reserved, most, one.Worked, whose);
        }
        return passed;
    }

    private string? Passed(Caps caps, Mission state, Predicate<Run> counts, Spend most, string whose)
    {
        var runs = state.Runs.Where(run => counts(run)).ToList();
        var sum = runs.Aggregate(default(Spend), (sum, run) => sum + Of(run));
        var worked = runs.Aggregate(TimeSpan.Zero, (all, run) => all + Worked(run, state));
        return Passed(caps, sum, most, worked, whose);
    }

    private static string? Passed(Caps caps, Spend sum, Spend most, TimeSpan worked, string whose) => caps switch
    {
        { Usd: { } cap } when sum.Usd + most.Usd > cap => Words(whose, Usd(cap), Usd(sum.Usd), Usd(most.Usd), "usd"),
        { Tokens: { } cap } when sum.Tokens + most.Tokens > cap =>
            Words(whose, $"{cap} tokens", $"{sum.Tokens}", $"{most.Tokens}", "tokens"),
        { Hours: { } cap } when worked.TotalHours >= cap =>
            $"The cap of {cap.ToString("0.##", CultureInfo.InvariantCulture)} hours for {whose} is reached.",
        _ => null,
    };

    private static string Words(string whose, string cap, string used, string most, string what) =>
        $"The cap of {cap} for {whose} would be passed: {used} is used or set aside, and the next turn may need {most} "
        + $"({what}).";

    private Spend Of(Run run) => _open.TryGetValue(run.Id, out var purse) ? purse.Used + purse.Reserved : run.Spend;

    private TimeSpan Worked(Run run, Mission state) =>
        _open.TryGetValue(run.Id, out var purse) ? purse.Worked : run.Worked(state.LastAt);

    private static string Usd(decimal usd) => $"${usd.ToString("0.00##", CultureInfo.InvariantCulture)}";

    private static Spend Minus(Spend all, Spend part) => new(
        all.Input - part.Input,
        all.CachedInput - part.CachedInput,
        all.Output - part.Output,
        all.Usd - part.Usd,
        all.CacheWrite - part.CacheWrite,
        all.Reasoning - part.Reasoning,
        all.IsUnpriced);
}
