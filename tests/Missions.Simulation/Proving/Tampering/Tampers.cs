using System.Security.Cryptography;
using Missions.Engine;
using Missions.Engine.Reports;
using Missions.World.Files;
using Missions.World.Logs;

namespace Missions.Simulation.Proving.Tampering;

/// <summary>What somebody could do to what a mission left: each another idea, not another place of one.</summary>
internal static class Tampers
{
    public static IReadOnlyList<Tamper> All => [.. OfJournal, .. OfChain, .. OfTheRest, .. OfPack, .. Forgeries];

    private static IReadOnlyList<Tamper> OfJournal =>
    [
        new("a byte of the journal flipped", spoils => Spoils.Flip(spoils.Journal, 0.5)),
        new("an event removed", Lines(lines => [.. lines[..40], .. lines[41..]])),
        new("the end of the journal removed", Lines(lines => lines[..(lines.Count * 3 / 4)])),
        new("two events swapped", Lines(lines => [.. lines[..40], lines[41], lines[40], .. lines[42..]])),
        new("an event told twice", Lines(lines => [.. lines[..41], .. lines[40..]])),
        new("a line of one's own appended", spoils => File.AppendAllText(spoils.Journal, "{}\n")),
        new("an event changed and given a hash of its own", Lines(Rehashed)),
        new("the journal of another mission", Lines(lines => Renamed(lines))),
    ];

    // The chain is written anew behind the change, so that it holds in itself.
    private static IReadOnlyList<Tamper> OfChain =>
    [
        Rewritten("a seal on another commit", "milestone-sealed", line => Cut(line, "\"commit\":\"", 'f')),
        Rewritten("a seal with another hash", "milestone-sealed", line => Cut(line, "\"hash\":\"", 'f')),
        Rewritten("evidence with another output", "evidence-recorded", line => Cut(line, "\"output\":\"", 'f')),
        Rewritten("evidence that was longer", "evidence-recorded", line => line.Replace(
            "\"outputBytes\":", "\"outputBytes\":9", StringComparison.Ordinal)),
        new("proven on another commit", spoils => Chain.Rewrite(spoils.Journal, lines => Last(
            lines, "assertion-proven", line => Cut(line, "\"commit\":\"", 'f')))),
        new("proven by what did not hold", spoils => Chain.Rewrite(spoils.Journal, lines => lines.Select(line =>
            line.Contains("\"kind\":\"proof\"", StringComparison.Ordinal)
                ? line.Replace("\"holds\":true", "\"holds\":false", StringComparison.Ordinal)
                : line))),
        new("another note in a citation", spoils => Chain.Rewrite(spoils.Journal, lines => lines.Select(line =>
            line.Contains("\"kind\":\"citation\"", StringComparison.Ordinal)
                ? line.Replace("\"note\":\"", "\"note\":\"Believe me. ", StringComparison.Ordinal)
                : line))),
    ];

    private static IReadOnlyList<Tamper> OfTheRest =>
    [
        new("a byte of a transcript flipped", spoils => Spoils.Flip(spoils.Transcript(5), 0.5)),
        new("a transcript without its end", spoils => File.WriteAllLines(
            spoils.Transcript(5), File.ReadAllLines(spoils.Transcript(5))[..3])),
        new("a transcript removed", spoils => File.Delete(spoils.Transcript(5))),
        new("the transcripts of two runs swapped", spoils => Spoils.Swap(spoils.Transcript(5), spoils.Transcript(6))),
        new("a transcript told otherwise, its chain written anew", spoils => Chain.Rewrite(
            spoils.Transcript(5), lines => [.. lines[..^1], lines[^1].Replace(
                "\"at\":\"2", "\"at\":\"3", StringComparison.Ordinal)])),
        new("a transcript without its middle, its chain written anew", spoils => Chain.Rewrite(
            spoils.Transcript(5), lines => new[] { lines[0], lines[^1] }.Select(Alone))),
        new("a byte of an output flipped", spoils => Spoils.Flip(spoils.Blobs[0], 0.5)),
        new("an output removed", spoils => File.Delete(spoils.Blobs[^1])),
        new("a line added to an output", spoils => File.AppendAllText(spoils.Blobs[1], "# pass 9999\n")),
        new("two outputs swapped", spoils => Spoils.Swap(spoils.Blobs[0], spoils.Blobs[1])),
        new("a proof changed where people read it", spoils => File.AppendAllText(
            Directory.EnumerateFiles(spoils.Of("pinned"), "*", SearchOption.AllDirectories).First(), "// true\n")),
        new("the commits of the mission removed", spoils => Directory.Delete(spoils.Of("repo.git/objects"), true)),
        new("the page of its evidence edited", spoils =>
            Spoils.Edit(spoils.Of("report/index.html"), "proven", "PROVEN")),
    ];

    private static IReadOnlyList<Tamper> OfPack =>
    [
        Pack("the page edited", spoils => Spoils.Edit(spoils.Page, "did not hold", "held")),
        Pack("the page edited and its hash put right", spoils => PutRight(spoils, "index.html", () =>
            Spoils.Edit(spoils.Page, "did not hold", "held"))),
        Pack("the manifest edited", spoils =>
            Spoils.Edit(spoils.Manifest, "\"state\": \"done\"", "\"state\": \"DONE\"")),
        Pack("an output swapped and its hash put right", spoils =>
        {
            var name = $"blobs/{Path.GetFileName(spoils.Blobs[0])}";
            PutRight(spoils, name, () => File.WriteAllText(spoils.Of(name), "All 4985 of 4985 tests pass."));
        }),
        Pack("a file slipped in", spoils => File.WriteAllText(spoils.Of("blobs/more.html"), "Believe me.")),
        Pack("a file taken out", spoils => File.Delete(spoils.Blobs[^1])),
        Pack("a manifest that names files elsewhere", spoils =>
            Spoils.Edit(spoils.Manifest, "\"path\": \"blobs/", "\"path\": \"../blobs/")),
        Pack("a byte of its journal flipped", spoils => Spoils.Flip(spoils.Journal, 0.7)),
    ];

    private static IReadOnlyList<Tamper> Forgeries =>
    [
        new("a false claim taken out of the story", Silenced, IsForgery: true),
        new("another time of the approval", Backdated, IsForgery: true),
        new("a pack made anew from a forged journal", Remade, IsForgery: true) { IsOfPack = true },
    ];

    private static Tamper Pack(string name, Action<Spoils> act) => new($"pack: {name}", act) { IsOfPack = true };

    private static Tamper Rewritten(string name, string kind, Func<string, string> change) =>
        new(name, spoils => spoils.Rewrite(kind, change));

    private static Action<Spoils> Lines(Func<List<string>, IEnumerable<string>> change) => spoils =>
        File.WriteAllLines(spoils.Journal, change([.. File.ReadAllLines(spoils.Journal)]));

    /// <summary>The first of its letters behind a mark made another.</summary>
    private static string Cut(string line, string mark, char letter)
    {
        var at = line.IndexOf(mark, StringComparison.Ordinal) + mark.Length;
        return $"{line[..at]}{(line[at] == letter ? 'e' : letter)}{line[(at + 1)..]}";
    }

    /// <summary>A line that nothing was written in one piece with.</summary>
    private static string Alone(string line) =>
        System.Text.RegularExpressions.Regex.Replace(line, ",\"more\":[0-9]+(?=,\"prev\")", "");

    private static List<string> Last(List<string> lines, string kind, Func<string, string> change)
    {
        var at = lines.FindLastIndex(line => line.Contains($"\"event\":\"{kind}\"", StringComparison.Ordinal));
        lines[at] = change(lines[at]);
        return lines;
    }

    private static IEnumerable<string> Rehashed(List<string> lines)
    {
        var at = lines.FindIndex(line => line.Contains("\"event\":\"assertion-refuted\"", StringComparison.Ordinal));
        var body = lines[at].Replace("refuted", "proven", StringComparison.Ordinal);
        var hashed = body[..body.LastIndexOf(",\"hash\":", StringComparison.Ordinal)];
        var hash = SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(hashed));
        lines[at] = $"{hashed},\"hash\":\"{Convert.ToHexStringLower(hash)}\"}}";
        return lines;
    }

    private static IEnumerable<string> Renamed(List<string> lines) =>
        lines.Select(line => line.Replace("mission-opened", "mission-forked", StringComparison.Ordinal));

    /// <summary>Does something to a file of the pack, and writes its new hash and length into the manifest.</summary>
    private static void PutRight(Spoils spoils, string name, Action act)
    {
        var (path, old) = (spoils.Of(name), File.ReadAllBytes(spoils.Of(name)));
        act();
        var @new = File.ReadAllBytes(path);
        Spoils.Edit(spoils.Manifest, Blobs.HashOf(old), Blobs.HashOf(@new));
        Spoils.Edit(spoils.Manifest, $"\"bytes\": {old.Length},", $"\"bytes\": {@new.Length},");
    }

    private static void Silenced(Spoils spoils)
    {
        Directory.Delete(spoils.Of("report"), recursive: true);
        Chain.Rewrite(spoils.Journal, Undisputed);
    }

    private static void Backdated(Spoils spoils)
    {
        Directory.Delete(spoils.Of("report"), recursive: true);
        spoils.Rewrite("plan-approved", line =>
            line.Replace("\"at\":\"2", "\"at\":\"1", StringComparison.Ordinal));
    }

    /// <summary>Without the false claim; what was written in one piece with it is said to be shorter.</summary>
    private static IEnumerable<string> Undisputed(List<string> lines)
    {
        var at = lines.FindIndex(line => line.Contains("\"event\":\"claim-disputed\"", StringComparison.Ordinal));
        lines[at - 1] = lines[at - 1].Replace("\"more\":2", "\"more\":1", StringComparison.Ordinal);
        return [.. lines[..at], .. lines[(at + 1)..]];
    }

    private static void Remade(Spoils spoils)
    {
        Chain.Rewrite(spoils.Journal, Undisputed);
        var home = new MissionHome(Path.GetDirectoryName(spoils.Folder)!, Path.GetFileName(spoils.Folder));
        new EvidencePack(home, new DiskFiles(), new FileLogs())
            .WriteAsync(spoils.Folder, CancellationToken.None).GetAwaiter().GetResult();
    }
}
