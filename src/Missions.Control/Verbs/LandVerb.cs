using System.CommandLine;
using Missions.Control.Wiring;
using Missions.Engine;
using Missions.Engine.Landings;
using Missions.Engine.Workspaces;
using Missions.World.Git;

namespace Missions.Control.Verbs;

/// <summary>Brings what was built to the user's branch, or says the one command that does. Never pushes.</summary>
internal static class LandVerb
{
    public static Command Make(Cli cli)
    {
        var (mission, json) = (Words.Mission(), Words.Json());
        var pr = new Option<bool>("--pr")
        {
            Description = "Move no branch of yours; prepare a description with one reviewable slice a milestone.",
        };
        var proofs = new Option<bool>("--with-proofs")
        {
            Description = "Add the proofs' files as a commit of their own.",
        };

        return new Command("land", "Merge on trial, prove again, and move your branch to what was built, or print the "
            + "one git command that does. Never pushes.")
        {
            mission, pr, proofs, json,
        }.Does(cli, async (typed, ct) =>
        {
            var home = await cli.Missions.FindAsync(typed.GetValue(mission), ct);
            if ((await cli.Machine.Door(home.Id).LookAsync(ct)).Completion is null)
                throw new UsedWrongly($"{home.Id} is not done, so nothing lands. `mission status` says what is "
                    + $"missing.");

            var wish = new LandingWish(typed.GetValue(pr), typed.GetValue(proofs), typed.GetValue(json));
            return await new MissionDrive(cli.Machine, home)
                .DoAsync(shop => LandAsync(cli, shop, wish, ct), text => cli.Error.WriteLine(text), ct);
        });
    }

    private static async Task<int> LandAsync(Cli cli, Workshop shop, LandingWish wish, CancellationToken ct)
    {
        var (state, said) = (shop.Mission.State, new LandingWords(cli, shop, wish.IsJson));
        var cut = new CutLanding(cli.Machine, shop.Home, shop.Mission);
        if (await cut.SettleAsync(ct) is { } done) return await said.CutOffAsync(done.Commit);
        var branch = state.Opening!.Branch;
        var tip = branch is null ? null : await shop.Base.TipAsync(branch, ct);
        var trial = await new TrialMerge(shop).TryAsync(tip, ct);
        if (trial.Conflicts is [_, ..]) return await said.ConflictsAsync(trial);
        if (!trial.Holds) return await said.DoesNotHoldAsync(trial);

        var (commit, leftOut) = wish.WithProofs
            ? await new ProofsCommit(shop).OnAsync(trial.Commit, ct)
            : (trial.Commit, []);
        // What is shown is the mission's branch; the user's gets nothing that is not there.
        await shop.Repository.PublishAsync(commit, ct);
        await said.TriedAsync(trial, tip, leftOut);
        if (wish.IsPullRequest) return await said.PullRequestAsync(trial, commit, ct);

        if (tip is null) return await said.LandedAsync(Landed.Gone, commit);
        await cut.BeginAsync(new(branch!, commit, tip, trial.Reruns), ct);
        var outcome = await new Landing(cli.Machine.Programs, state.Opening.Repository)
            .LandAsync(branch!, tip, commit, ct);
        await cut.SettleAsync(ct);
        var users = await GitRepository.FindAsync(cli.Machine.Programs, state.Opening.Repository, ct);
        return await said.LandedAsync(outcome, commit, users.IsDirty);
    }

    private sealed record LandingWish(bool IsPullRequest, bool WithProofs, bool IsJson);
}
