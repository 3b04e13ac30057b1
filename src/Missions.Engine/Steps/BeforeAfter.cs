using System.Text;
using Missions.Core.Verdicts;
using Missions.Engine.Biting;
using Missions.Engine.Proofs;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Steps;

/// <summary>Looks up how the code ends compared with how it began; what the user's branch brought is no part of it.</summary>
internal static class BeforeAfter
{
    private static readonly string[] Readmes = ["README.md", "README", "README.rst", "README.txt", "readme.md", "Readme.md"];

    public static async Task<Comparison> OfAsync(Workshop shop, CancellationToken ct)
    {
        var state = shop.Mission.State;
        var changes = (await shop.Repository.ChangesAsync(state.Base, state.Head, ct))
            .Where(change => TestFiles.IsTest(change.Path) || ChangedFile.Holds(change.Path))
            .ToLookup(change => TestFiles.IsTest(change.Path));
        var (before, after) = (await ReadmeAsync(shop, state.Base, ct), await ReadmeAsync(shop, state.Head, ct));

        return Comparison.Of(state, new(
            Lines(before), Lines(after), before != after,
            changes[false].Sum(change => change.Added), changes[false].Sum(change => change.Removed),
            changes[true].Sum(change => change.Added), changes[true].Sum(change => change.Removed)));
    }

    private static async Task<string?> ReadmeAsync(Workshop shop, string commit, CancellationToken ct)
    {
        foreach (var path in Readmes)
            if (await shop.Repository.ReadAsync(commit, path, ct) is { } bytes) return Encoding.UTF8.GetString(bytes);
        return null;
    }

    private static int? Lines(string? text) => text?.TrimEnd('\n').Split('\n').Length;
}
