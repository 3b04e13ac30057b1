using System.Security.Cryptography;
using System.Text;

namespace Missions.Engine.Biting;

/// <summary>Chooses which pieces are tried first: for the same commit always the same.</summary>
public static class Sampled
{
    /// <summary>The pieces of code that matter; where there are none, all others that matter.</summary>
    public static IReadOnlyList<Hunk> Of(IReadOnlyCollection<ChangedFile> files, string commit)
    {
        var code = In(files.Where(file => file.IsCode), commit);
        return code is [_, ..] ? code : In(files, commit);
    }

    private static List<Hunk> In(IEnumerable<ChangedFile> files, string commit) =>
    [
        .. files.SelectMany(file => file.Hunks).Where(hunk => hunk.Matters)
            .OrderBy(hunk => Draw(hunk, commit), StringComparer.Ordinal),
    ];

    private static string Draw(Hunk hunk, string commit) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{commit}\n{hunk.Path}\n{hunk.Line}")));
}
