using System.Diagnostics;
using System.Text;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;
using Missions.Engine.Biting;
using Missions.Engine.Setups;
using Missions.Engine.Workspaces;
using Missions.World.Files;
using Missions.World.Sandboxes;

namespace Missions.Engine.Proofs;

/// <summary>Runs checks and command proofs on a commit, each in a fresh checkout and a room of its own.</summary>
public sealed class ProofRunner(Workshop shop)
{
    /// <summary>Runs an executed proof against a commit; parity and measures hold it against the base.</summary>
    public async Task<ProofOutcome> RunAsync(Proof proof, string commit, CancellationToken ct)
    {
        var began = shop.Clock.GetTimestamp();
        try
        {
            var outcome = proof switch
            {
                Proof.Command command => await RunAsync(command, commit, ct),
                Proof.Parity parity => await new ParityRunner(this, shop.Clock).RunAsync(parity, Base, commit, ct),
                Proof.Measure measure =>
                    MeasureRules.Judge(measure, await new MeasureRunner(this).RunAsync(measure, Base, commit, ct)),
                _ => throw new UnreachableException($"A {proof.GetType().Name} is not proven by running something."),
            };
            return outcome with { Seconds = shop.Clock.GetElapsedTime(began).TotalSeconds };
        }
        catch (SetupFailed failed)
        {
            return NotSetUp(failed);
        }
        catch (PathRefused because) when (Over is not null)
        {
            return new(-1, false, $"The witness' files cannot be written here: {because.Message}", 0);
        }
    }

    /// <summary>What parity and measures are held against, where it is not the base that the mission holds.</summary>
    public string? Against { get; init; }

    /// <summary>What is taken out of one commit, wherever that is opened.</summary>
    public TakenOut? Out { get; init; }

    /// <summary>What is put over every commit that is opened.</summary>
    public Witness? Over { get; init; }

    /// <summary>Whether the base may be built already, where that was kept.</summary>
    public bool IsWarm { get; init; }

    /// <summary>What tests ran on the base, so that they are counted in the same way again.</summary>
    public TestTally? KnownTests { get; init; }

    private AssertionId? Of { get; init; }

    /// <summary>The same for the proof of an assertion, which may have secrets of its own.</summary>
    public ProofRunner For(AssertionId assertion) =>
        new(shop) { Against = Against, Out = Out, Over = Over, IsWarm = IsWarm, Of = assertion };

    private string Base => Against ?? shop.Mission.State.Base;

    /// <summary>Runs a proof's own files; with variants, all must come out the same.</summary>
    private async Task<ProofOutcome> RunAsync(Proof.Command proof, string commit, CancellationToken ct)
    {
        var outcome = await OnceAsync(proof, proof.Files, commit, ct);
        if (proof.Variants is [] || outcome.ExitCode != proof.ExpectExit) return outcome;

        Seq<ProofFile> varied =
        [
            .. proof.Files.Where(file => proof.Variants.All(one => one.Path != file.Path)), .. proof.Variants,
        ];
        var other = await OnceAsync(proof, varied, commit, ct, Unwatched);
        return other with { Output = $"{outcome.Output}\n--- with its variants ---\n{other.Output}" };
    }

    /// <summary>Nothing says that it is being checked, so that what works only then shows.</summary>
    private static Dictionary<string, string> Unwatched { get; } = new() { ["CI"] = "" };

    /// <summary>The same in a checkout that is there already; its files are written anew each time.</summary>
    public static Task<ProofOutcome> RunInAsync(Checkout checkout, Proof.Command proof, CancellationToken ct) =>
        RunInAsync(checkout, proof, [], ct);

    private static async Task<ProofOutcome> RunInAsync(
        Checkout checkout, Proof.Command proof, Dictionary<string, string> besides, CancellationToken ct)
    {
        var (environment, wrong) = await checkout.PrepareAsync(proof, ct);
        if (wrong is not null) return new(-1, false, wrong, 0);
        foreach (var (name, value) in besides) environment[name] = value;

        var limit = TimeSpan.FromSeconds(proof.TimeoutSeconds);
        return Outcome(await checkout.Room.RunAsync(
            new(proof.Run) { Limit = limit, Silence = limit, Environment = environment }, ct));
    }

    public async Task<ProofOutcome> CheckAsync(Check check, string commit, CancellationToken ct)
    {
        try
        {
            await using var checkout = await OpenAsync(commit, ct);
            var outcome = await CheckInAsync(checkout, check, ct, KnownTests);
            if (check.Name is "build" && outcome.ExitCode is 0)
                await new Built(shop).KeepAsync(checkout, commit, outcome.Seconds, ct);
            return outcome;
        }
        catch (SetupFailed failed)
        {
            return NotSetUp(failed);
        }
    }

    public static async Task<ProofOutcome> CheckInAsync(
        Checkout checkout, Check check, CancellationToken ct, TestTally? known = null)
    {
        var command = new RoomCommand(check.Run) { Limit = TimeSpan.FromMinutes(30) };
        return check.Name is "test"
            ? await new TestRun(checkout, known).RunAsync(command, ct)
            : Outcome(await checkout.Room.RunAsync(command, ct));
    }

    public async Task<Checkout> OpenAsync(string commit, CancellationToken ct)
    {
        var checkout = IsWarm && await new Built(shop).FindAsync(commit, ct) is { } built
            ? await Checkout.CopyAsync(shop, built, commit, ct)
            : await Checkout.ReadyAsync(shop, commit, ct);
        checkout.Proving = Of;
        try
        {
            if (Over is not null) await checkout.WriteAsync(Over.Files, ct);
            if (Out is null || Out.Commit != commit) return checkout;

            // An application that does not come up soon without something has missed it.
            checkout.Services.Deadline = TimeSpan.FromSeconds(10);
            await Out.ApplyAsync(shop, checkout, ct);
            return checkout;
        }
        catch
        {
            await checkout.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Keeps an output and makes it a record of the round; the id makes doing it twice doing it once.
    /// </summary>
    public async Task RecordAsync(Evidence evidence, ProofOutcome outcome, string id, CancellationToken ct)
    {
        var bytes = Encoding.UTF8.GetBytes(outcome.Output);
        var seen = evidence with
        {
            Output = await shop.Blobs.PutAsync(bytes, ct),
            OutputBytes = bytes.Length,
            ExitCode = outcome.ExitCode,
            Sandbox = shop.Rooms.Driver,
            Seconds = Math.Round(outcome.Seconds, 3),
        };
        ct.ThrowIfCancellationRequested();
        await shop.Mission.SubmitAsync(new MissionCommand.RecordEvidence(seen), Core.Seats.Actor.Engine, ct, id: id);
    }

    private async Task<ProofOutcome> OnceAsync(
        Proof.Command proof,
        Seq<ProofFile> files,
        string commit,
        CancellationToken ct,
        Dictionary<string, string>? besides = null)
    {
        await using var checkout = await OpenAsync(commit, ct);
        return await RunInAsync(checkout, proof with { Files = files }, besides ?? [], ct);
    }

    // A commit that cannot be set up passes nothing.
    private static ProofOutcome NotSetUp(SetupFailed failed) => new(-1, false, failed.Message, 0);

    internal static ProofOutcome Outcome(Ended ended) =>
        new(ended.ExitCode, ended.By is not EndedBy.Itself, ended.Output, ended.Took.TotalSeconds);
}
