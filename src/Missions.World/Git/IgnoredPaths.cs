using System.Text;

namespace Missions.World.Git;

/// <summary>Asks git which paths it ignores. Nothing is run for that, and nothing is written.</summary>
internal sealed class IgnoredPaths(GitProgram git)
{
    /// <summary>By every rule that counts in a checkout of the user's; what is tracked there never is.</summary>
    public async Task<IReadOnlyList<string>> ByUserAsync(
        string checkout, IReadOnlyList<string> paths, CancellationToken ct)
    {
        var theirs = new GitCall("-C", checkout, "config", "--type=path", "--get", "core.excludesFile");
        var own = await git.TryAsync(theirs with { AsTheUser = true }, ct);
        var there = new GitCall("-C", checkout, "check-ignore", "-z", "--stdin");
        return await AskAsync(there with { Settings = own.IsYes ? [("core.excludesFile", own.Line)] : [] }, paths, ct);
    }

    /// <summary>By the files of a folder, whatever is tracked.</summary>
    /// <param name="there">A call that names the repository and the folder.</param>
    public Task<IReadOnlyList<string>> AmongAsync(GitCall there, IReadOnlyList<string> paths, CancellationToken ct)
    {
        string[] question = ["check-ignore", "-z", "--stdin", "--no-index"];
        return AskAsync(there with { Arguments = [.. there.Arguments, .. question] }, paths, ct);
    }

    private async Task<IReadOnlyList<string>> AskAsync(GitCall call, IReadOnlyList<string> paths, CancellationToken ct)
    {
        if (paths is []) return [];

        // It knows no literal paths, so each is made one that cannot be taken for a pattern.
        var asked = call with
        {
            Input = Encoding.UTF8.GetBytes(string.Concat(paths.Select(path => $"./{path}\0"))),
            Environment = [.. call.Environment, ("GIT_LITERAL_PATHSPECS", "0")],
        };
        var answer = await git.TryAsync(asked, ct);
        if (answer.ExitCode is 0 or 1) return [.. answer.Items.Select(path => path["./".Length..])];
        if (paths.Count == 1) return []; // Such as what lies behind a link: of that git says nothing.

        var each = new List<string>();
        foreach (var path in paths) each.AddRange(await AskAsync(call, [path], ct));
        return each;
    }
}
