using Missions.World.Processes;

namespace Missions.World.Git;

/// <summary>
/// Names the files of a user's checkout: those that git tracks, and new ones that it does not ignore.
/// </summary>
public static class Listing
{
    /// <summary>Paths relative to the top, in git's order. One may be gone from the disk.</summary>
    /// <exception cref="WorldException">There is no git, or no such repository.</exception>
    public static async Task<IReadOnlyList<string>> FilesAsync(Programs programs, string top, CancellationToken ct)
    {
        var git = new GitProgram(programs);
        var listed = await git.DoAsync(
            new("-C", top, "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"), ct);
        return listed.Items;
    }
}
