using System.Text;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Biting;

/// <summary>A commit without some pieces of what was done to it.</summary>
/// <param name="Files">What files say then; null for those that are not there.</param>
public sealed record TakenOut(string Commit, IReadOnlyDictionary<string, string?> Files)
{
    /// <param name="files">All that was changed.</param>
    /// <param name="hunks">What of it is taken out.</param>
    public static TakenOut Of(string commit, IEnumerable<ChangedFile> files, IReadOnlyCollection<Hunk> hunks) => new(
        commit,
        files.Select(file => (file, Taken: hunks.Where(one => one.Path == file.Path).ToList()))
            .Where(one => one.Taken is [_, ..])
            .ToDictionary(
                one => one.file.Path, one => Hunks.Without(one.file.Before, one.file.After, one.Taken)));

    /// <summary>After the setup, which is kept for other checkouts of the commit.</summary>
    internal async Task ApplyAsync(Workshop shop, Checkout checkout, CancellationToken ct)
    {
        // From within: what a setup made of the folders leads nowhere else there.
        var gone = Files.Where(file => file.Value is null)
            .Select(file => $"'{file.Key.Replace("'", "'\\''")}'")
            .ToList();
        if (gone is [_, ..]) await checkout.Room.RunAsync(new($"rm -f -- {string.Join(' ', gone)}"), ct);

        using var folder = shop.Folders.Open(checkout.Folder);
        foreach (var (path, text) in Files)
            if (text is not null) await folder.WriteAsync(path, Encoding.UTF8.GetBytes(text), ct);
    }
}
