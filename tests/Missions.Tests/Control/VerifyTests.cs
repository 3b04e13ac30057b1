using System.Text;
using Missions.Engine;
using Missions.Simulation.Proving.Tampering;

namespace Missions.Tests.Control;

/// <summary>Whoever changes anything behind a mission's back is found out, with file and line.</summary>
public sealed class VerifyTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_mission_that_nobody_touched_holds()
    {
        var home = await WholeMission.LayAsync(_desk);
        await RepositoryAsync(home);

        Assert.True(await _desk.TypeAsync("verify", "--json") == 0, _desk.Out);
        Assert.True((bool)_desk.Json["ok"]!);
        Assert.Equal(
            ["Journal", "Evidence", "Rehearsals", "Proven", "Seals", "Transcripts", "Commits", "Pinned"],
            _desk.Json["checked"]!.AsArray().Select(one => (string)one!["what"]!));
        Assert.Equal(0, await _desk.TypeAsync("verify", home.Folder));
        Assert.EndsWith("All of it holds.\n", _desk.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public async Task A_flipped_bit_of_the_journal_is_named_with_line_and_byte(double place)
    {
        var home = await WholeMission.LayAsync(_desk);
        var (line, start) = Flip(home.Journal, place);

        Assert.Equal(1, await _desk.TypeAsync("verify", "--json", home.Folder));
        var problem = _desk.Json["problems"]!.AsArray().First(one => (string)one!["file"]! == home.Journal)!;
        Assert.Equal((line, start), ((long)problem["line"]!, (long)problem["byte"]!));
        Assert.Contains($"{home.Journal}:{line} (byte {start})", _desk.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flipped_bit_of_a_transcript_is_named()
    {
        var home = await WholeMission.LayAsync(_desk);
        await RepositoryAsync(home);
        var (line, _) = Flip(home.Transcript(new(3)), 0.4);

        await FindsAsync(home, home.Transcript(new(3)), $":{line} (byte ");
    }

    [Fact]
    public async Task A_flipped_bit_of_an_output_is_named()
    {
        var home = await WholeMission.LayAsync(_desk);
        await RepositoryAsync(home);
        var blob = _desk.Machine.Files.List(home.Blobs)[0];
        Flip(blob, 0.5);

        await FindsAsync(home, blob, "does not hold the bytes of its name");
    }

    [Fact]
    public async Task A_missing_output_is_named()
    {
        var home = await WholeMission.LayAsync(_desk);
        await RepositoryAsync(home);
        var blob = _desk.Machine.Files.List(home.Blobs)[^1];
        File.Delete(blob);

        await FindsAsync(home, blob, "is missing: the output of E-");
    }

    [Fact]
    public async Task A_transcript_without_its_end_is_named()
    {
        var home = await WholeMission.LayAsync(_desk);
        await RepositoryAsync(home);
        var path = home.Transcript(new(2));
        await File.WriteAllLinesAsync(path, (await File.ReadAllLinesAsync(path))[..1]);

        await FindsAsync(home, path, "stops before its end");
    }

    [Fact]
    public async Task A_transcript_that_holds_in_itself_and_is_not_what_the_run_left_is_named()
    {
        var home = await WholeMission.LayAsync(_desk);
        await RepositoryAsync(home);
        var path = home.Transcript(new(2));
        Chain.Rewrite(path, lines => [.. lines[..^1], lines[^1].Replace("\"at\":\"2", "\"at\":\"3")]);

        await FindsAsync(home, path, "is not what R-0002 left: by the journal it has ");
    }

    [Fact]
    public async Task A_journal_that_lost_its_end_is_noticed_by_what_it_does_not_know()
    {
        var home = await WholeMission.LayAsync(_desk);
        await RepositoryAsync(home);
        var lines = await File.ReadAllLinesAsync(home.Journal);
        await File.WriteAllTextAsync(home.Journal, string.Concat(lines[..20].Select(line => line + "\n")));

        await FindsAsync(home, home.Journal, "its end is missing");
    }

    [Fact]
    public async Task A_commit_that_is_not_there_is_named()
    {
        var home = await WholeMission.LayAsync(_desk);

        await FindsAsync(home, home.Repository, $"does not have {_desk.Git.Head}, the commit of the seal of M-1");
    }

    private async Task FindsAsync(MissionHome home, string file, string text)
    {
        Assert.Equal(1, await _desk.TypeAsync("verify", home.Folder));
        Assert.Contains("DOES NOT HOLD: ", _desk.Out, StringComparison.Ordinal);
        Assert.Contains(file, _desk.Out, StringComparison.Ordinal);
        Assert.Contains(text, _desk.Out, StringComparison.Ordinal);
        Assert.EndsWith("1 thing does not hold. Nothing was changed.\n", _desk.Out, StringComparison.Ordinal);
    }

    private async Task RepositoryAsync(MissionHome home) => await Missions.World.Git.GitRepository.OpenAsync(
        _desk.Machine.Programs, new(home.Repository, _desk.Git.Folder, home.Id, _desk.Git.Head), Desk.Never);

    /// <summary>Changes a letter, and says in which line that is and where the line begins.</summary>
    private static (long Line, long Start) Flip(string path, double place)
    {
        var bytes = File.ReadAllBytes(path);
        var at = (int)(bytes.Length * place);
        while (!char.IsAsciiLetterOrDigit((char)bytes[at])) at++;
        bytes[at] ^= 1;
        File.WriteAllBytes(path, bytes);

        var before = Encoding.UTF8.GetString(bytes.AsSpan(0, at));
        return (before.Count(letter => letter == '\n') + 1, bytes.AsSpan(0, at).LastIndexOf((byte)'\n') + 1);
    }
}
