using System.Text;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Engine.Workspaces;
using Missions.World.Git;

namespace Missions.Engine.Landings;

/// <summary>Adds the proofs of a mission to what it lands, each file where its proof says that it is.</summary>
public sealed class ProofsCommit(Workshop shop)
{
    /// <summary>The commit with them, or the one given where there are none to add.</summary>
    /// <returns>Also the paths left out: those that the branch has with other content, or ignores.</returns>
    public async Task<(string Commit, IReadOnlyList<string> LeftOut)> OnAsync(string commit, CancellationToken ct)
    {
        var (state, leftOut) = (shop.Mission.State, new List<string>());
        var folder = Path.Combine(shop.Home.Checkouts, "with-proofs");
        shop.Files.Delete(folder);
        await shop.Repository.CheckoutAsync(commit, folder, ct);
        foreach (var file in Files(state))
            if (await shop.Repository.ReadAsync(commit, file.Path, ct) is null)
                await WriteAsync(folder, file, ct);
            else leftOut.Add(file.Path);

        var message = CommitText.Of(
            state.Opening?.Commits, "Add the proofs of what was built", "test", shop.Author,
            $"Mission: {shop.Home.Id}");
        var draft = new CommitDraft($"Proofs: {commit}", message, shop.Author, state.LastAt);
        var made = await shop.Repository.CheckpointAsync(folder, commit, draft, ct);
        // That moved the engine's own branch, which stays where the mission stands.
        await shop.Repository.SetRefAsync($"refs/heads/mission/{shop.Home.Id}", state.Head, ct);
        shop.Files.Delete(folder);
        foreach (var file in Files(state))
            if (await shop.Repository.ReadAsync(made, file.Path, ct) is null) leftOut.Add(file.Path);
        return (made, leftOut);
    }

    /// <summary>What proves an article of the constitution is the repository's own already.</summary>
    private static IEnumerable<ProofFile> Files(Mission mission) => (mission.Plan?.Contract ?? [])
        .Where(assertion => !mission.IsArticle(assertion.Id))
        .SelectMany(assertion => assertion.Proof.Brings)
        .DistinctBy(file => file.Path);

    private async Task WriteAsync(string folder, ProofFile file, CancellationToken ct)
    {
        using var confined = shop.Folders.Open(folder);
        await confined.WriteAsync(file.Path, Encoding.UTF8.GetBytes(file.Content), ct);
    }
}
