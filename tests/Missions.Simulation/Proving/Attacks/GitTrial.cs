using Missions.Simulation.Proving.Trees;
using Missions.World;
using Missions.World.Git;
using Missions.World.Processes;

namespace Missions.Simulation.Proving.Attacks;

/// <summary>
/// Lays traps in a user's repository or a worker's folder and lets the engine's own git do all that it does there. The
/// twin is that work: it must come out as it should. The control is what plain git does in the same place.
/// </summary>
internal sealed class GitTrial(Programs programs)
{
    private const string Mission = "m";

    private static readonly DateTimeOffset At = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public async Task<Tried> RunAsync(Attack attack, CancellationToken ct)
    {
        var (breaches, wrong) = await EngineAsync(attack, ct);
        var (control, said) = await ControlAsync(attack, ct);
        List<string> wrongs = [.. breaches.Select(breach => $"git, {attack.Name}: {breach}")];
        if (wrong is not null) wrongs.Add($"git, twin of {attack.Name}: {wrong}");
        if (control is []) wrongs.Add($"git, control of {attack.Name}: {said}");
        return new(attack, breaches is [], wrong is null, control is not [], wrongs);
    }

    private async Task<(IReadOnlyList<string> Breaches, string? Wrong)> EngineAsync(Attack attack, CancellationToken ct)
    {
        await using var scene = await Scene.SetAsync(programs);
        var place = await GitPlace.MakeAsync(programs, scene, ct);
        if (attack.Kind is "user") await place.RunAsync(attack.Line, place.User, ct);
        var before = TreePrint.Of(place.User);
        try
        {
            var (commit, said) = await WorkAsync(attack, place, ct);
            List<string> breaches = [.. place.Breaches(said), .. Wrongs(before, place)];
            var published = await place.RunAsync($"git rev-parse refs/heads/mission/{Mission}; git show {commit}:own", place.User, ct);
            return (breaches, published.Trim() == $"{commit}\nmine" ? null : $"it published {published}");
        }
        catch (WorldException refused) when (attack.Name.Contains("another name of", StringComparison.Ordinal))
        {
            return ([.. place.Breaches(""), .. Wrongs(before, place)], refused.Message.Contains("symbolic", StringComparison.Ordinal) ? null : refused.Message);
        }
        catch (WorldException failed)
        {
            return (place.Breaches(""), failed.Message);
        }
    }

    /// <summary>What changed besides the mission's branch and the one that the user had it landed on.</summary>
    private static IEnumerable<string> Wrongs(Dictionary<string, string> before, GitPlace place) =>
        TreePrint.Wrongs(before, TreePrint.Of(place.User), Mission)
            .Where(wrong => !wrong.Contains("refs/heads/landing", StringComparison.Ordinal));

    /// <summary>A run of the engine from the first look at the repository to the published branch.</summary>
    private async Task<(string Commit, string Said)> WorkAsync(Attack attack, GitPlace place, CancellationToken ct)
    {
        var found = await GitRepository.FindAsync(programs, place.User, ct);
        var listed = await Listing.FilesAsync(programs, place.User, ct);
        var spec = new RepositorySpec(place.Engine, place.User, Mission, found.Head);
        var repository = await GitRepository.OpenAsync(programs, spec, ct);
        await repository.CheckoutAsync(found.Head, place.Work, ct);
        await File.WriteAllTextAsync(Path.Combine(place.Work, "own"), "mine\n", ct);
        if (attack.Kind is "work") await place.RunAsync(attack.Line, place.Work, ct);

        var draft = new CommitDraft("Run: R-0001", "Work.\n", "Ada <ada@example.org>", At);
        var commit = await repository.CheckpointAsync(place.Work, found.Head, draft, ct);
        var changes = await repository.ChangesAsync(found.Head, commit, ct);
        var diff = await repository.DiffAsync(found.Head, commit, 1_000_000, ct);
        var page = await repository.ReadAsync(commit, "page", ct);
        await repository.IgnoredByUserAsync(listed, ct);
        await repository.IgnoredInAsync(place.Work, listed, ct);
        await repository.PublishAsync(commit, ct);
        await new Landing(programs, place.User).LandAsync("landing", found.Head, commit, ct);
        return (commit, $"{string.Join(' ', changes)}\n{diff}\n{System.Text.Encoding.UTF8.GetString(page ?? [])}");
    }

    private async Task<(IReadOnlyList<string> Breaches, string Said)> ControlAsync(Attack attack, CancellationToken ct)
    {
        await using var scene = await Scene.SetAsync(programs);
        var place = await GitPlace.MakeAsync(programs, scene, ct);
        if (attack.Kind is "work") await place.RunAsync($"cp -r {place.User}/. . && rm -rf .git && echo mine > own", place.Work, ct);
        var folder = attack.Kind is "work" ? place.Work : place.User;
        var planted = await place.RunAsync(attack.Line, folder, ct);
        File.Delete(place.Mark);
        var refs = await place.RunAsync("git for-each-ref refs/heads/main refs/heads/other refs/heads/landing", place.User, ct);
        var said = await place.RunAsync(attack.Control, folder, ct);
        var after = await place.RunAsync("git for-each-ref refs/heads/main refs/heads/other refs/heads/landing", place.User, ct);
        List<string> breaches = [.. place.Breaches(said)];
        if (after != refs) breaches.Add("refs of the user's moved");
        return (breaches, $"{planted} / {said}");
    }
}
