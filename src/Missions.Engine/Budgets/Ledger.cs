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

    /// <summary>The purse of a run whose session begins. What was known of it before is forgotten.</summary>
    /// <param name="before">What it has used already, in earlier sessions.</param>
    public RunPurse Open(Run run, Seat seat, Spend before)
    {
        var purse = Make(run, seat, before);
        lock (_gate) _open[run.Id] = purse;
        return purse;
    }

    /// <summary>Counts what a run has used where nobody works in it. One whose session has begun is left.</summary>
    public void Remember(Run run, Seat seat, Spend before)
    {
        var purse = Make(run, seat, before).Rest();
        lock (_gate) _open.TryAdd(run.Id, purse);
    }

    private RunPurse Make(Run run, Seat seat, Spend before)
    {
        var state = mission();
        var worked = (state.Run(run.Id) ?? run).Worked(state.LastAt);
        return new(this, run, seat, parent: null, clock) { Used = before, Before = worked };
    }

    /// <summary>From now on the journal is what is known of it.</summary>
    public void Close(RunId run)
    {
        lock (_gate) _open.Remove(run);
    }

    /// <summary>Null where so much was set aside in the purse and in all above it; else why not.</summary>
    internal PassedCap? Reserve(RunPurse purse, Spend most)
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

    private PassedCap? Passed(RunPurse purse, Spend most)
    {
        var state = mission();
        var budget = state.Budget;
        if (budget.HasMoney && most.IsUnpriced)
            return new(
                $"{purse.Seat.Name} has no price, so a budget in dollars cannot hold. Put one under `prices` in "
                    + "settings.json, or lift the cap with `mission budget --usd none`.",
                null);

        var passed = Passed(new(budget.Mission, CapOf.Mission, "the mission"), state, _ => true, most);
        if (purse.Run.Milestone is { } milestone)
            passed ??= Passed(
                new(budget.Milestone, CapOf.Milestone, $"milestone {milestone}"),
                state,
                run => run.Milestone == milestone,
                most);
        foreach (var one in purse.Upwards)
        {
            Capped capped = one.IsOfRun
                ? new(budget.Run, CapOf.Run, $"{one.Run.Id}")
                : new(one.Share, CapOf.Run, $"a helper of {one.Run.Id}");
            passed ??= capped.Passed(one.Used + one.Reserved, most, one.Worked);
        }
        return passed;
    }

    private PassedCap? Passed(Capped capped, Mission state, Predicate<Run> counts, Spend most)
    {
        var runs = state.Runs.Where(run => counts(run)).ToList();
        var sum = runs.Aggregate(default(Spend), (sum, run) => sum + Of(run));
        var worked = runs.Aggregate(TimeSpan.Zero, (all, run) => all + Worked(run, state));
        return capped.Passed(sum, most, worked);
    }

    private Spend Of(Run run) => _open.TryGetValue(run.Id, out var purse) ? purse.Used + purse.Reserved : run.Spend;

    private TimeSpan Worked(Run run, Mission state) =>
        _open.TryGetValue(run.Id, out var purse) ? purse.Worked : run.Worked(state.LastAt);

    private static Spend Minus(Spend all, Spend part) => new(
        all.Input - part.Input,
        all.CachedInput - part.CachedInput,
        all.Output - part.Output,
        all.Usd - part.Usd,
        all.CacheWrite - part.CacheWrite,
        all.Reasoning - part.Reasoning,
        all.IsUnpriced,
        all.Unsettled,
        all.UnsettledUsd);
}
