using Missions.World;
using Missions.World.Git;
using Missions.World.Processes;

namespace Missions.Simulation.Proving.Trees;

/// <summary>One repository state: made, looked at, worked on as a mission does, and compared with what it was.</summary>
internal sealed class TreeState : IDisposable
{
    private const string Mission = "x";

    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly Programs _programs;
    private readonly List<string> _wrongs = [];

    private TreeState(UserTree tree, IReadOnlyList<Trait> traits, Programs programs) =>
        (Tree, Traits, _programs) = (tree, traits, programs);

    public UserTree Tree { get; }
    public IReadOnlyList<Trait> Traits { get; }
    public IReadOnlyList<string> Wrongs => _wrongs;
    public bool IsTwinAllowed { get; private set; }
    public string Name => string.Join(", ", Traits);

    private string Home => $"{Tree.Root}.home";
    private Trait? Refusing => Traits.FirstOrDefault(trait => trait.Refuses is not null);

    /// <summary>Null where these traits do not go together: git itself refuses to make it.</summary>
    public static TreeState? Make(string root, IReadOnlyList<Trait> traits, Random dice, TimeProvider clock)
    {
        var state = new TreeState(new(root, dice), traits, new(clock));
        try
        {
            foreach (var trait in traits) trait.Apply(state.Tree);
            File.Delete(state.Tree.Mark);
            return state;
        }
        catch (Exception failed) when (failed is InvalidOperationException or IOException)
        {
            state.Dispose();
            return null;
        }
    }

    /// <summary>Nothing of the user's changes, whether it works or is refused; then the honest act works.</summary>
    public async Task TryAsync()
    {
        var before = TreePrint.Of(Tree.Root);
        var refusal = await ActAsync();
        Compare(before);
        if (Refusing is not { } trait)
        {
            if (refusal is not null) _wrongs.Add($"it was refused: {refusal}");
            IsTwinAllowed = refusal is null && _wrongs is [];
            return;
        }
        if (refusal is null) _wrongs.Add("it was not refused");
        else if (!refusal.Contains(trait.Refuses!, StringComparison.Ordinal))
            _wrongs.Add($"the sentence does not say '{trait.Refuses}': {refusal}");
        await CureAsync(trait);
    }

    public void Dispose()
    {
        foreach (var left in Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(Tree.Root)!, $"{Path.GetFileName(Tree.Root)}*"))
            if (Directory.Exists(left)) Directory.Delete(left, recursive: true);
            else File.Delete(left);
    }

    private async Task CureAsync(Trait trait)
    {
        Cure(trait);
        File.Delete(Tree.Mark);
        if (Directory.Exists(Home)) Directory.Delete(Home, recursive: true);
        var before = TreePrint.Of(Tree.Root);
        if (await ActAsync() is { } refusal) _wrongs.Add($"cured, it is still refused: {refusal}");
        else IsTwinAllowed = true;
        Compare(before);
    }

    /// <summary>Where git itself is kept from the cure by a lock that nobody holds, that goes first.</summary>
    private void Cure(Trait trait)
    {
        try
        {
            trait.Cure!(Tree);
        }
        catch (InvalidOperationException locked) when (locked.Message.Contains(".lock", StringComparison.Ordinal))
        {
            foreach (var name in Stores.Locks) File.Delete(Tree.Of($".git/{name}"));
            trait.Cure!(Tree);
        }
    }

    private void Compare(Dictionary<string, string> before)
    {
        _wrongs.AddRange(TreePrint.Wrongs(before, TreePrint.Of(Tree.Root), Mission));
        if (File.Exists(Tree.Mark)) _wrongs.Add("something of the user's ran");
    }

    /// <summary>What a mission does with a repository, from its opening to its removal. Null where it all worked.</summary>
    private async Task<string?> ActAsync()
    {
        try
        {
            var found = await GitRepository.FindAsync(_programs, Tree.Folder, Never);
            var spec = new RepositorySpec(Path.Combine(Home, "repo.git"), found.Top, Mission, found.Head);
            var repository = await GitRepository.OpenAsync(_programs, spec, Never);
            var head = await WorkAsync(repository, found.Head);
            await SyncAsync(repository, new GitBase(_programs, spec), found, head);
            Directory.Delete(Home, recursive: true);
            return null;
        }
        catch (WorldException refused)
        {
            return refused.Message;
        }
    }

    private async Task<string> WorkAsync(GitRepository repository, string start)
    {
        var workspace = Path.Combine(Home, "workspace");
        await repository.CheckoutAsync(start, workspace, Never);
        var head = start;
        foreach (var number in (int[])[1, 2])
        {
            await File.WriteAllTextAsync(Path.Combine(workspace, "made.txt"), $"made {number}\n", Never);
            head = await repository.CheckpointAsync(workspace, head, Draft($"Run: {number}"), Never);
            var changed = await repository.ChangesAsync(start, head, Never);
            if (changed is not [{ Path: "made.txt" }])
                _wrongs.Add($"the mission's commit changes {string.Join(", ", changed.Select(one => one.Path))}");
            await repository.DiffAsync(start, head, 10_000, Never);
            await repository.PublishAsync(head, Never);
        }
        await repository.SetRefAsync($"refs/missions/{Mission}/abandoned/1", head, Never);
        if (Tree.Ask("show", $"refs/heads/mission/{Mission}:made.txt") != "made 2")
            _wrongs.Add("the mission's branch does not show its work");
        return head;
    }

    /// <summary>The base moves by one commit that touches something else; it comes in, and a landing is tried.</summary>
    private async Task SyncAsync(GitRepository repository, GitBase users, UserRepository found, string head)
    {
        var moved = await MovedAsync(repository, found.Head);
        if (found.Branch is { } branch && await users.TipAsync(branch, Never) != found.Head)
            _wrongs.Add($"{branch} is seen somewhere else than at HEAD");
        var merged = await users.MergeAsync(head, moved, Draft($"Base: {moved}"), Never);
        var trial = await users.MergeAsync(moved, head, Draft("Land"), Never);
        if (merged.Conflicts is [_, ..] || trial.Conflicts is [_, ..]) _wrongs.Add("what does not conflict is in conflict");
        if (await repository.TreeAsync(merged.Commit, Never) != await repository.TreeAsync(trial.Commit, Never))
            _wrongs.Add("the two ways to merge differ");
        await repository.PublishAsync(merged.Commit, Never);
        await repository.CheckoutAsync(trial.Commit, Path.Combine(Home, "checkouts/1"), Never);
        if (!File.Exists(Path.Combine(Home, "checkouts/1/meanwhile.txt"))) _wrongs.Add("the base's file did not come in");
    }

    private async Task<string> MovedAsync(GitRepository repository, string start)
    {
        var folder = Path.Combine(Home, "meanwhile");
        await repository.CheckoutAsync(start, folder, Never);
        await File.WriteAllTextAsync(Path.Combine(folder, "meanwhile.txt"), "meanwhile\n", Never);
        return await repository.CheckpointAsync(folder, start, Draft("Meanwhile"), Never);
    }

    private static CommitDraft Draft(string key) => new(key, $"Work\n\n{key}\n", "Ada <ada@example.org>", DateTimeOffset.UnixEpoch);
}
