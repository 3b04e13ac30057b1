namespace Missions.World.Git;

/// <summary>Lays the engine's repository of a mission. Every step may be done again, so a crash
/// between any two is fine.</summary>
internal sealed class Foundation(GitProgram git, RepositorySpec spec)
{
    /// <summary>
    /// Files are kept byte for byte, and every text file shows in a diff, whatever the tree's own attributes say.
    /// </summary>
    private const string Attributes = "* -text -ident -filter !eol !working-tree-encoding !diff !merge !whitespace\n";

    public async Task LayAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(Path.Combine(spec.Folder, "refs"));
        StaleLocks.Remove(spec.Folder);
        PrivateIndex.Tidy(spec.Folder);

        Write("config", await SettingsAsync(ct));
        Write("info/attributes", Attributes);
        await RefreshAsync(ct);
        Write("HEAD", $"ref: {spec.Branch}\n");
        await BranchAsync(ct);
    }

    /// <summary>Borrows from where the user's objects are now, and ends where they end.</summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        var objects = await OfTheUserAsync("objects", ct);
        var shallow = await OfTheUserAsync("shallow", ct);
        Write("objects/info/alternates", string.Concat(WithTheirOwn(objects).Select(folder => $"{folder}\n")));
        if (File.Exists(shallow)) Write("shallow", await File.ReadAllTextAsync(shallow, ct));
        else File.Delete(Path.Combine(spec.Folder, "shallow"));
    }

    private async Task<string> OfTheUserAsync(string name, CancellationToken ct)
    {
        var path = await git.TryAsync(new("-C", spec.UserRepository, "rev-parse", "--git-path", name), ct);
        if (path.IsYes) return Path.GetFullPath(path.Line, spec.UserRepository);

        throw new WorldException(
            $"{spec.UserRepository} is not a git repository any more, and {spec.Folder} borrows from it. Put it back.");
    }

    /// <summary>Objects that are borrowed must be named as they are there.</summary>
    private async Task<string> SettingsAsync(CancellationToken ct)
    {
        var format = await git.AskAsync(new("-C", spec.UserRepository, "rev-parse", "--show-object-format"), ct);
        return format == "sha1"
            ? "[core]\n\trepositoryformatversion = 0\n\tbare = true\n"
            : $"[core]\n\trepositoryformatversion = 1\n\tbare = true\n[extensions]\n\tobjectformat = {format}\n";
    }

    private async Task BranchAsync(CancellationToken ct)
    {
        if ((await git.TryAsync(In("rev-parse", "--verify", "--quiet", $"{spec.Branch}^{{commit}}"), ct)).IsYes) return;

        if (!(await git.TryAsync(In("cat-file", "-e", $"{spec.Base}^{{commit}}"), ct)).IsYes)
            throw new WorldException(
                $"{spec.UserRepository} has no commit {spec.Base}. Fetch it, or start from another one.");
        await git.DoAsync(In("update-ref", spec.Branch, spec.Base), ct);
    }

    /// <summary>An object folder and those that it borrows from itself, which git would follow only so far.</summary>
    private static List<string> WithTheirOwn(string objects)
    {
        var found = new List<string> { objects };
        for (var i = 0; i < found.Count; i++)
        {
            var alternates = Path.Combine(found[i], "info/alternates");
            if (!File.Exists(alternates)) continue;

            var folders = File.ReadLines(alternates).Where(line => line is not "" && !line.StartsWith('#'));
            found.AddRange(folders.Select(folder => Path.GetFullPath(folder, found[i])).Except(found).ToList());
        }

        return found;
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(spec.Folder, name);
        if (File.Exists(path) && File.ReadAllText(path) == text) return;

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText($"{path}.new", text);
        File.Move($"{path}.new", path, overwrite: true);
    }

    private GitCall In(params IEnumerable<string> arguments) => new([$"--git-dir={spec.Folder}", .. arguments]);
}
