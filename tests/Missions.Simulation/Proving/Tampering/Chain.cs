using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Missions.Simulation.Proving.Tampering;

/// <summary>Writes a log's chain anew, as somebody would who knows its format: docs/formats describe it.</summary>
internal static partial class Chain
{
    /// <summary>The lines changed, numbered and hashed so that the chain holds in itself.</summary>
    public static void Rewrite(string path, Func<List<string>, IEnumerable<string>> change)
    {
        var (prev, seq, written) = (new string('0', 64), 0, new StringBuilder());
        foreach (var line in change([.. File.ReadAllLines(path)]).ToList())
        {
            var told = line[..line.LastIndexOf(",\"prev\":", StringComparison.Ordinal)];
            var body = Sequence().Replace(told, $"{{\"seq\":{++seq},", 1);
            var hashed = $"{body},\"prev\":\"{prev}\"";
            prev = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(hashed)));
            written.Append($"{hashed},\"hash\":\"{prev}\"}}\n");
        }
        File.WriteAllText(path, written.ToString());
    }

    [GeneratedRegex("""^\{"seq":\d+,""")]
    private static partial Regex Sequence();
}
