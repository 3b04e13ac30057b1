using System.CommandLine;
using Missions.Control.Wiring;
using Missions.Core;
using Missions.Engine;
using Missions.Engine.Verifying;
using Missions.World;
using Missions.World.Git;

namespace Missions.Control.Verbs;

/// <summary>Re-checks a mission's hash chains, outputs, seals and commits.</summary>
internal static class VerifyVerb
{
    public static Command Make(Cli cli)
    {
        var json = Words.Json();
        var path = new Argument<string?>("PATH")
        {
            Description = "A mission's folder, its journal or its id, or an evidence pack; may be left out where one "
                + "mission is meant.",
            Arity = ArgumentArity.ZeroOrOne,
        };

        var expect = new Option<string?>("--expect")
        {
            Description = "The hash of a line that the journal must have, as `mission evidence` printed it.",
            HelpName = "HASH",
        };

        var rerun = new Option<bool>("--rerun")
        {
            Description = "Also run executed proofs and recorded flows again, each on the commit it was proven on.",
        };

        return new Command("verify", "Re-check the hash chains, evidence, seals and commits of a mission, or an "
            + "evidence pack. Changes nothing.")
        {
            path, expect, rerun, json,
        }.Does(cli, async (typed, ct) =>
        {
            var home = await HomeAsync(cli, typed.GetValue(path), ct);
            var verifier = new Verifier(home, cli.Machine.Files, cli.Machine.Logs, (opening, commit, stop) =>
                HasAsync(cli, home, opening, commit, stop));
            var seen = await verifier.VerifyAsync(ct, typed.GetValue(expect));
            if (typed.GetValue(rerun) && seen.Ok) seen = await RerunAsync(cli, home, seen, ct);
            else if (typed.GetValue(rerun))
                await cli.Error.WriteLineAsync("Nothing is run again before that is settled.");

            if (typed.GetValue(json)) await cli.Out.WriteLineAsync(seen.Json());
            await TellAsync(typed.GetValue(json) ? cli.Error : cli.Out, seen);
            return seen.Ok ? Exit.Done : Exit.Failed;
        });
    }

    private static Task<Verification> RerunAsync(
        Cli cli, MissionHome home, Verification seen, CancellationToken ct) =>
        Directory.Exists(home.Repository)
            ? new MissionDrive(cli.Machine, home).DoAsync(
                async shop =>
                {
                    var reruns = await new Rerunning(shop, "again, on its commit").RunAsync(null, null, ct);
                    var left = Rerunning.Without(reruns, shop.Mission.State);
                    return seen.With(reruns, left, home.Blobs);
                },
                text => cli.Error.WriteLine(text),
                ct)
            : throw new UsedWrongly(
                $"{home.Folder} holds no code to run, only what was seen of it. Name the mission itself for --rerun.");

    private static async Task<MissionHome> HomeAsync(Cli cli, string? typed, CancellationToken ct)
    {
        if (typed is null) return await cli.Missions.FindAsync(null, ct);

        var path = Path.GetFullPath(typed, cli.Folder);
        var folder = Path.GetFileName(path) == "journal.jsonl" ? Path.GetDirectoryName(path)! : path.TrimEnd('/');
        return File.Exists(Path.Combine(folder, "journal.jsonl"))
            ? new(Path.GetDirectoryName(folder)!, Path.GetFileName(folder))
            : await cli.Missions.FindAsync(typed, ct);
    }

    private static async Task<bool> HasAsync(
        Cli cli, MissionHome home, MissionEvent.MissionOpened opening, string commit, CancellationToken ct)
    {
        try
        {
            var spec = new RepositorySpec(home.Repository, opening.Repository, opening.Mission, opening.Base);
            await GitRepository.ToRead(cli.Machine.Programs, spec).TreeAsync(commit, ct);
            return true;
        }
        catch (WorldException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }

    private static async Task TellAsync(TextWriter prose, Verification seen)
    {
        foreach (var one in seen.Checked)
            await prose.WriteLineAsync($"{one.What,-12} {one.Count,6} {one.Of} in {one.Where}");
        foreach (var problem in seen.Problems) await prose.WriteLineAsync($"DOES NOT HOLD: {problem}");
        await prose.WriteLineAsync(seen.Problems.Count switch
        {
            0 => "All of it holds.",
            1 => "1 thing does not hold. Nothing was changed.",
            var count => $"{count} things do not hold. Nothing was changed.",
        });
    }
}
