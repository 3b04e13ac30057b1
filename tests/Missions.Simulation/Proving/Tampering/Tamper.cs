namespace Missions.Simulation.Proving.Tampering;

/// <summary>One way to change what a mission left, behind its back.</summary>
/// <param name="Name">What was done, for people.</param>
/// <param name="Act">Does it to a copy.</param>
/// <param name="IsForgery">
/// Everything that can be checked in itself was made to fit again; only who noted the journal's last hash can tell.
/// </param>
internal sealed record Tamper(string Name, Action<Spoils> Act, bool IsForgery = false)
{
    /// <summary>It is done to the evidence pack and not to the mission's home.</summary>
    public bool IsOfPack { get; init; }
}

/// <summary>A copy of a mission's home, or of its evidence pack, that may be spoiled.</summary>
internal sealed class Spoils(string folder)
{
    public string Folder => folder;
    public string Journal => Path.Combine(folder, "journal.jsonl");
    public string Page => Path.Combine(folder, "index.html");
    public string Manifest => Path.Combine(folder, "manifest.json");
    public string Of(string path) => Path.Combine(folder, path);

    public string Transcript(int run) => Of($"runs/R-{run:0000}/transcript.jsonl");

    public IReadOnlyList<string> Blobs =>
    [
        .. Directory.EnumerateFiles(Of("blobs"))
            .Where(file => new FileInfo(file).Length > 20)
            .Order(StringComparer.Ordinal),
    ];

    public static void Flip(string path, double place)
    {
        var bytes = File.ReadAllBytes(path);
        var at = (int)(bytes.Length * place);
        while (!char.IsAsciiLetterOrDigit((char)bytes[at])) at++;
        bytes[at] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    public static void Swap(string one, string other)
    {
        var (left, right) = (File.ReadAllBytes(one), File.ReadAllBytes(other));
        File.WriteAllBytes(one, right);
        File.WriteAllBytes(other, left);
    }

    /// <exception cref="InvalidOperationException">There is nothing of the kind, so nothing would be shown.</exception>
    public static void Edit(string path, string old, string @new)
    {
        var text = File.ReadAllText(path);
        if (!text.Contains(old, StringComparison.Ordinal))
            throw new InvalidOperationException($"{path} has no '{old}'.");
        File.WriteAllText(path, text.Replace(old, @new, StringComparison.Ordinal));
    }

    public void Rewrite(string kind, Func<string, string> change) => Chain.Rewrite(Journal, lines =>
    {
        var at = lines.FindIndex(line => line.Contains($"\"event\":\"{kind}\"", StringComparison.Ordinal));
        if (at < 0) throw new InvalidOperationException($"{Journal} has no {kind}.");
        var changed = change(lines[at]);
        if (changed == lines[at]) throw new InvalidOperationException($"{kind} at {at + 1} did not change.");
        lines[at] = changed;
        return lines;
    });
}
