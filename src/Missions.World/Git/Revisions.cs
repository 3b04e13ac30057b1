using Missions.World.Processes;

namespace Missions.World.Git;

/// <summary>Finds the commits that a person names in their own repository. Nothing is written.</summary>
public static class Revisions
{
    /// <summary>The commit that a name stands for; null where it stands for none.</summary>
    public static async Task<string?> CommitAsync(Programs programs, string top, string name, CancellationToken ct)
    {
        // What begins like an option is no name of a commit.
        if (name is "" or ['-', ..]) return null;
        var found = await new GitProgram(programs).TryAsync(
            new("-C", top, "rev-parse", "--verify", "--quiet", $"{name}^{{commit}}"), ct);
        return found.IsYes ? found.Line : null;
    }

    /// <summary>Where two commits went apart; null where they have nothing in common.</summary>
    public static async Task<string?> ForkAsync(
        Programs programs, string top, string one, string other, CancellationToken ct)
    {
        var found = await new GitProgram(programs).TryAsync(new("-C", top, "merge-base", one, other), ct);
        return found.IsYes ? found.Line.Split('\n')[0] : null;
    }
}
