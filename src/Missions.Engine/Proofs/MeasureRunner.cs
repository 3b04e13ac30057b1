using Missions.Core.Plans;
using Missions.Core.Verdicts;
using Missions.Engine.Workspaces;
using Missions.World.Sandboxes;

namespace Missions.Engine.Proofs;

/// <summary>Takes a figure on two commits in turn, so that whatever slows the machine slows both.</summary>
internal sealed class MeasureRunner(ProofRunner proofs)
{
    private const string Time = "seconds";

    public async Task<Measured> RunAsync(Proof.Measure proof, string old, string now, CancellationToken ct)
    {
        await using var before = await proofs.OpenAsync(old, ct);
        await using var after = await proofs.OpenAsync(now, ct);
        var (left, right) = (new List<double>(), new List<double>());

        // The first pair warms caches up and does not count; who goes first changes from pair to pair.
        for (var pair = 0; pair <= proof.Runs; pair++)
            foreach (var (checkout, figures, side) in Order(pair, (before, left, "base"), (after, right, "head")))
            {
                var (figure, trouble) = await OnceAsync(checkout, proof, ct);
                if (trouble is not null) return new([], [], $"On the {side}: {trouble}");
                if (pair > 0) figures.Add(figure);
            }

        return new([.. left], [.. right]);
    }

    private static T[] Order<T>(int pair, T first, T second) => pair % 2 == 0 ? [first, second] : [second, first];

    private static async Task<(double Figure, string? Trouble)> OnceAsync(
        Checkout checkout, Proof.Measure proof, CancellationToken ct)
    {
        var (environment, wrong) = await checkout.PrepareAsync(proof, ct);
        if (wrong is not null) return (0, wrong);

        var limit = TimeSpan.FromSeconds(proof.TimeoutSeconds);
        var ended = await checkout.Room.RunAsync(
            new(proof.Run) { Limit = limit, Silence = limit, Environment = environment }, ct);
        if (ended.By is not EndedBy.Itself) return (0, $"`{proof.Run}` did not end within {proof.TimeoutSeconds} s.");
        if (ended.ExitCode != 0) return (0, $"`{proof.Run}` exits with {ended.ExitCode}: {Complaint.Tail(ended.Output)}");

        // Our own clock, whatever the program says of itself.
        var figure = proof.Figure == Time
            ? ended.Took.TotalSeconds
            : MeasureRules.Figure(ended.Output, proof.Figure);
        return figure switch
        {
            > 0 => (figure.Value, null),
            null => (0, $"it prints no number behind '{proof.Figure}': {Complaint.Tail(ended.Output)}"),
            _ => (0, $"'{proof.Figure}' is {figure}; a ratio needs figures above 0."),
        };
    }
}
