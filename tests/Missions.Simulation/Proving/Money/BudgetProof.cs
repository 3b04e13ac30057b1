using Missions.Agents;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Engine.Budgets;
using Missions.Engine.Workspaces;

namespace Missions.Simulation.Proving.Money;

/// <summary>
/// Random trees of runs and helpers that work at the same time, each attempt reserved and settled by the real purses:
/// what is used never passes a cap by more than one reservation.
/// </summary>
internal static class BudgetProof
{
    private const int Paces = 200, Pollers = 100;

    public static Task<Proven> RunAsync(Asked asked, CancellationToken ct) =>
        RunAsync(asked.IsFull ? 1_000 : 60, asked.Seed, ct);

    public static async Task<Proven> RunAsync(int seeds, int seed, CancellationToken ct)
    {
        var (began, misses) = (TimeProvider.System.GetTimestamp(), new List<string>());
        var (stopped, attempts, controls, largest) = (0, 0, 0, 0m);
        for (var index = 0; index < seeds; index++)
        {
            var trial = await TrialAsync(seed + index, isGuarded: true, ct);
            if (trial.Over > trial.Largest) misses.Add($"seed {seed + index}: ${trial.Over} over ${trial.Cap}");
            (stopped, attempts) = (stopped + (trial.IsStopped ? 1 : 0), attempts + trial.Attempts);
            largest = Math.Max(largest, trial.Over);
            if ((await TrialAsync(seed + index, isGuarded: false, ct)) is var control && control.Over > control.Largest)
                controls++;
        }
        var (runaways, pollers, dearest) = Turned(seeds, seed, misses);
        if (stopped == 0) misses.Add("no seed reached its cap, so that nothing was shown");
        if (controls == 0) misses.Add("with the purses open no seed passed its cap, so that nothing was shown");

        return new(
            "budget",
            misses is [],
            seed,
            Math.Round(TimeProvider.System.GetElapsedTime(began).TotalSeconds, 1),
            "no overshoot beyond one reservation, helpers and side-by-side runs included; without the purse there is; "
                + "a runaway of small turns is stopped before its cap, honest pollers are not",
            seeds,
            seeds - misses.Count,
            new()
            {
                ["attempts"] = attempts,
                ["stoppedAtCap"] = stopped,
                ["largestOvershootUsd"] = (double)largest,
                ["passedWithoutPurse"] = controls,
                ["runawaysStopped"] = runaways,
                ["dearestRunawayUsd"] = (double)dearest,
                ["honestPollersLetBe"] = pollers,
            },
            misses);
    }

    /// <summary>A runaway for each seed, and a hundred pollers: how many were stopped, and how many let be.</summary>
    private static (int Runaways, int Pollers, decimal Dearest) Turned(int seeds, int seed, List<string> misses)
    {
        var (runaways, pollers, dearest) = (0, 0, 0m);
        for (var index = 0; index < seeds; index++)
        {
            var (purse, time) = Alone();
            var outcome = Turning.Runaway(new(seed + index), purse, time);
            dearest = Math.Max(dearest, purse.Total.MostUsd);
            if (outcome is Outcome.Failed { Kind: FailureKind.NoProgress }) runaways++;
            else misses.Add($"seed {seed + index}: a runaway ended with {outcome}");
        }
        for (var index = 0; index < Math.Min(Pollers, seeds); index++)
        {
            var (purse, time) = Alone();
            if (Turning.Poller(new(seed + index), purse, time) is Outcome.Done) pollers++;
            else misses.Add($"seed {seed + index}: an honest poller was stopped");
        }
        return (runaways, pollers, dearest);
    }

    /// <summary>One run under a cap that a few hundred small turns would reach.</summary>
    private static (RunPurse Purse, World.VirtualTime Time) Alone()
    {
        var time = new World.VirtualTime(new(2026, 1, 1, 8, 0, 0, TimeSpan.Zero));
        var mission = Runs(1, new(new(), new(), new(Usd: 1)), time);
        var seat = new Seat("any/one", null!, usage => (usage.Input + usage.Output) / 1_000_000m);
        return (new Ledger(() => mission, time).Open(mission.OpenRuns.Single(), seat, default), time);
    }

    /// <param name="Over">By how much the most was passed at any moment.</param>
    /// <param name="Largest">The largest single reservation.</param>
    private sealed record Trial(decimal Cap, decimal Over, decimal Largest, int Attempts, bool IsStopped);

    private static Task<Trial> TrialAsync(int seed, bool isGuarded, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var dice = new Random(seed);
        var time = new World.VirtualTime(new(2026, 1, 1, 8, 0, 0, TimeSpan.Zero));
        var cap = dice.Next(50, 500) / 100m;
        var budget = new Budget(new(Usd: cap), new(), new(Usd: cap * dice.Next(30, 120) / 100m));
        var mission = Runs(dice.Next(1, 6), budget, time);
        var ledger = new Ledger(() => mission, time);
        var seat = new Seat("any/one", null!, usage => (usage.Input + usage.Output) / 1_000_000m);
        var purses = mission.OpenRuns.Select(run => ledger.Open(run, seat, default)).ToList();
        foreach (var purse in purses.ToList())
            for (var helper = 0; helper < dice.Next(4); helper++)
                if (purse.Help(seat, new(Usd: dice.Next(2) == 0 ? null : cap / 4), 3) is { } one) purses.Add(one);

        return Task.FromResult(Play(dice, purses, cap, isGuarded));
    }

    /// <summary>Attempts begin and end in any order; some cost more than was thought, some come to nothing.</summary>
    private static Trial Play(Random dice, List<RunPurse> purses, decimal cap, bool isGuarded)
    {
        var open = new Dictionary<RunPurse, Usage>();
        var (over, largest, attempts, isStopped) = (0m, 0m, 0, false);
        for (var pace = 0; pace < Paces; pace++)
        {
            var purse = purses[dice.Next(purses.Count)];
            if (open.Remove(purse, out var most))
            {
                purse.SettleAsync(Used(dice, most), CancellationToken.None).GetAwaiter().GetResult();
                over = Math.Max(over, purses.Where(one => one.IsOfRun).Sum(one => one.Total.Usd) - cap);
                continue;
            }
            var wanted = new Usage(dice.Next(1_000, 200_000), 0, dice.Next(100, 16_000));
            if (isGuarded && purse.Reserve(wanted) is not null)
            {
                isStopped = true;
                continue;
            }
            (open[purse], attempts) = (wanted, attempts + 1);
            largest = Math.Max(largest, (wanted.Input + wanted.Output) / 1_000_000m);
        }
        return new(cap, over, largest, attempts, isStopped);
    }

    /// <summary>Mostly less than was set aside; now and then nothing came.</summary>
    private static Usage Used(Random dice, Usage most) => dice.Next(10) switch
    {
        0 => default,
        1 or 2 => most,
        _ => new(most.Input * dice.Next(20, 101) / 100, 0, most.Output * dice.Next(1, 101) / 100),
    };

    /// <summary>Several runs that are open at the same time, as reviewers are.</summary>
    private static Mission Runs(int count, Budget budget, TimeProvider time)
    {
        var at = time.GetUtcNow();
        MissionEvent opened = new MissionEvent.MissionOpened(
            "budget", "Any.", "/r", "base", null, false, true, true, new(), Budget: budget);
        var runs = Enumerable.Range(1, count).Select(number => (MissionEvent)new MissionEvent.RunStarted(
            new(new(number), Role.Reviewer, Purpose.Review, "any/one", 1, Started: at)));
        return Mission.From(runs.Prepend(opened).Select((happened, index) => new Recorded(index + 1, at, happened)));
    }
}
