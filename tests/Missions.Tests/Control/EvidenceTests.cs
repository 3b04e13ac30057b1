using System.Text;
using Missions.Core;
using Missions.Core.Verdicts;
using Missions.Engine;
using Missions.Engine.Reports;
using Missions.Tests.Core;

namespace Missions.Tests.Control;

/// <summary>The evidence pack: what is in it, in which order, and that nobody can change it unnoticed.</summary>
public sealed class EvidenceTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_pack_holds_all_that_it_cites_and_can_be_checked_anywhere()
    {
        var folder = await PackAsync();

        Assert.Equal(0, await _desk.TypeAsync("verify", "--json", folder));
        Assert.Equal(
            ["Journal", "Evidence", "Rehearsals", "Proven", "Seals", "Pack"],
            _desk.Json["checked"]!.AsArray().Select(one => (string)one!["what"]!));
    }

    [Fact]
    public async Task What_is_not_proven_by_execution_comes_before_the_contract()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(await PackAsync(), EvidencePack.Page));

        var known = page.IndexOf("id=\"known\"", StringComparison.Ordinal);
        Assert.InRange(known, 0, page.IndexOf("id=\"contract\"", StringComparison.Ordinal));
        foreach (var assertion in Mission.From(Stories.Completed.Journal).Plan!.Contract)
            Assert.Contains($"<article id=\"{assertion.Id}\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_an_output_contains_is_text()
    {
        var output = Encoding.UTF8.GetBytes("<script>alert(1)</script>\u001b[31mred");
        var page = Report.Of(Stories.Completed.Journal, _ => output);

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;red", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_is_shown_as_one()
    {
        byte[] png = [0x89, (byte)'P', (byte)'N', (byte)'G', 1, 2];
        var journal = Stories.Completed.Journal.Select(one => one.Event is MissionEvent.EvidenceRecorded recorded
            ? one with { Event = recorded with { Evidence = recorded.Evidence with { Picture = "shot" } } }
            : one);
        var page = Report.Of([.. journal], hash => hash == "shot" ? png : []);

        Assert.Contains("<img alt=\"Screenshot: ", page, StringComparison.Ordinal);
        Assert.Contains("src=\"data:image/png;base64,iVBORwEC\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_earlier_verdict_cites_is_shown_as_well()
    {
        var journal = Stories.Completed.Journal.ToList();
        var proven = Mission.From(journal).Standings[0];
        var seen = new Evidence(
            new(99), EvidenceKind.Observation, "browser_console -> 1 error", "c1", true, "seen", 1, "none", 0);
        var page = Report.Of(Later(
            new MissionEvent.EvidenceRecorded(seen),
            new MissionEvent.AssertionRefuted(proven with { Truth = Truth.Refuted, Evidence = [seen.Id] }),
            new MissionEvent.AssertionProven(proven)), _ => []);

        Assert.Contains("<a href=\"#E-99\">E-99</a>", page, StringComparison.Ordinal);
        Assert.Contains("<div class=\"evidence\" id=\"E-99\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flow_without_a_recording_is_listed_with_its_reason_before_the_contract()
    {
        var flow = Mission.From(Stories.Completed.Journal).Plan!.Contract[0];
        var page = Report.Of(
            Later(new MissionEvent.FlowRecorded(
                new(flow.Id, flow.ProofHash, "c1", new(1), Note: "Chromium does not start."))), _ => []);

        Assert.Contains("It has no recording: Chromium does not start.", page, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Recorded> Later(params MissionEvent[] events)
    {
        var last = Stories.Completed.Journal[^1];
        return
        [
            .. Stories.Completed.Journal,
            .. events.Select((one, at) => last with { Seq = last.Seq + at + 1, Event = one }),
        ];
    }

    [Fact]
    public async Task A_pack_made_twice_is_the_same()
    {
        var (first, second) = (await PackAsync("one"), await PackAsync("two"));

        foreach (var file in Directory.EnumerateFiles(first))
            Assert.Equal(
                await File.ReadAllBytesAsync(file),
                await File.ReadAllBytesAsync(Path.Combine(second, Path.GetFileName(file))));
    }

    [Fact]
    public async Task A_folder_with_something_else_is_left_alone()
    {
        await LayAsync();
        var folder = Path.Combine(_desk.Machine.Root, "mine");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "index.html"), "mine");

        Assert.Equal(2, await _desk.TypeAsync("evidence", "--into", folder));
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(folder, "index.html")));
    }

    [Fact]
    public async Task A_folder_with_another_manifest_is_left_alone()
    {
        await LayAsync();
        var folder = Path.Combine(_desk.Machine.Root, "public");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "manifest.json"), """{ "name": "My app" }""");

        Assert.Equal(2, await _desk.TypeAsync("evidence", "--into", folder));
        Assert.Single(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public async Task A_manifest_that_says_another_build_made_it_is_still_compared()
    {
        var path = Path.Combine(await PackAsync(), "manifest.json");
        var other = (await File.ReadAllTextAsync(path)).Replace(
            Manifest.ThisBuild, new('0', 32), StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, other);
        Assert.Equal(0, await _desk.TypeAsync("verify", Path.GetDirectoryName(path)!));

        await File.WriteAllTextAsync(path, other.Replace("\"proven\"", "\"refuted\"", StringComparison.Ordinal));
        Assert.Equal(1, await _desk.TypeAsync("verify", Path.GetDirectoryName(path)!));
        Assert.Contains("it was edited", _desk.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("index.html", "proven", "PROVEN", "it was edited")]
    [InlineData("manifest.json", "\"proven\"", "\"refuted\"", "it was edited")]
    [InlineData("journal.jsonl", "\"more\"", "\"most\"", "is not the file that was packed")]
    public async Task An_edited_file_of_a_pack_is_named(string name, string old, string @new, string because)
    {
        var path = Path.Combine(await PackAsync(), name);
        var text = await File.ReadAllTextAsync(path);
        await File.WriteAllTextAsync(path, text.Replace(old, @new, StringComparison.Ordinal));
        if (name == "journal.jsonl") await File.AppendAllTextAsync(path, "{}\n");

        Assert.Equal(1, await _desk.TypeAsync("verify", Path.GetDirectoryName(path)!));
        Assert.Contains($"{path} ", _desk.Out, StringComparison.Ordinal);
        Assert.Contains(because, _desk.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_slipped_in_or_taken_out_is_named()
    {
        var folder = await PackAsync();
        await File.WriteAllTextAsync(Path.Combine(folder, "extra.html"), "Believe me.");
        File.Delete(Directory.EnumerateFiles(Path.Combine(folder, "blobs")).First());

        Assert.Equal(1, await _desk.TypeAsync("verify", folder));
        Assert.Contains(
            "extra.html is in the pack, and its manifest does not know it.", _desk.Out, StringComparison.Ordinal);
        Assert.Contains("is missing from the pack.", _desk.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_that_was_written_anew_does_not_have_the_hash_that_somebody_noted()
    {
        var folder = await PackAsync();
        await _desk.TypeAsync("evidence", "--json", "--into", folder);
        var noted = (string)_desk.Json["journalHash"]!;

        Assert.Equal(0, await _desk.TypeAsync("verify", folder, "--expect", noted));
        Assert.Equal(1, await _desk.TypeAsync("verify", folder, "--expect", new('0', 64)));
        Assert.Contains("it is another journal", _desk.Out, StringComparison.Ordinal);
    }

    private Task<MissionHome> LayAsync() => WholeMission.LayAsync(_desk);

    private async Task<string> PackAsync(string name = "pack")
    {
        if (!File.Exists(_desk.Home().Journal)) await LayAsync();
        var folder = Path.Combine(Path.GetDirectoryName(_desk.Git.Folder)!, name);
        Assert.True(await _desk.TypeAsync("evidence", "--into", folder) == 0, _desk.Error);
        return folder;
    }
}
