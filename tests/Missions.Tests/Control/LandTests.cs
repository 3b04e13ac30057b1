using Missions.Tests.Core;

namespace Missions.Tests.Control;

/// <summary>What was built comes to the user's branch, or the user is told how.</summary>
public sealed class LandTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_branch_that_nobody_has_checked_out_is_moved_and_that_is_journaled()
    {
        var built = await BuiltMission.LayAsync(_desk);
        _desk.Git.Do("switch", "--quiet", "--create", "other");

        Assert.Equal(0, await _desk.TypeAsync("land", "--json"));
        Assert.True((bool)_desk.Json["landed"]!);
        Assert.Contains("nothing had to run again", _desk.Error, StringComparison.Ordinal);
        Assert.Equal(built, _desk.Git.Do("rev-parse", "main"));
        Assert.Equal(built, Assert.Single((await _desk.StateAsync()).Landings).Commit);

        Assert.Equal(0, await _desk.TypeAsync("land"));
        Assert.Single((await _desk.StateAsync()).Landings);
    }

    [Theory]
    [InlineData("land")]
    [InlineData("run")]
    public async Task A_landing_that_was_cut_off_before_it_was_journaled_is_journaled_and_not_done_again(string verb)
    {
        var built = await BuiltMission.LayAsync(_desk);
        await PlayedAsync();
        var tip = _desk.Git.Head;
        _desk.Git.Do("switch", "--quiet", "--create", "other");
        _desk.Git.Do("fetch", "--quiet", _desk.Home().Repository, "refs/heads/mission/notes-1");
        _desk.Git.Do("update-ref", "refs/heads/main", built);
        await File.WriteAllTextAsync(
            Intent, $$"""{"command":"land","branch":"main","commit":"{{built}}","onto":"{{tip}}"}""");

        Assert.Equal(0, await _desk.TypeAsync(verb));

        var landed = Assert.Single((await _desk.StateAsync()).Landings);
        Assert.Equal((built, tip), (landed.Commit, landed.Onto));
        Assert.False(File.Exists(Intent));
    }

    [Fact]
    public async Task What_is_about_to_land_is_written_down_before_the_branch_moves()
    {
        var built = await BuiltMission.LayAsync(_desk);
        var tip = _desk.Git.Head;
        _desk.Git.Do("switch", "--quiet", "--create", "other");
        _desk.Git.Write(".git/refs/heads/main.lock", "");

        Assert.Equal(6, await _desk.TypeAsync("land"));
        Assert.Contains(built, await File.ReadAllTextAsync(Intent), StringComparison.Ordinal);
        Assert.Empty((await _desk.StateAsync()).Landings);

        File.Delete(Path.Combine(_desk.Git.Folder, ".git/refs/heads/main.lock"));
        Assert.Equal(0, await _desk.TypeAsync("land"));
        Assert.Equal(tip, Assert.Single((await _desk.StateAsync()).Landings).Onto);
        Assert.False(File.Exists(Intent));
    }

    [Fact]
    public async Task A_branch_that_is_checked_out_is_the_users_to_move()
    {
        await BuiltMission.LayAsync(_desk);
        var before = _desk.Git.Head;

        Assert.Equal(3, await _desk.TypeAsync("land"));
        Assert.EndsWith("\n  git merge --ff-only mission/notes-1\n", _desk.Out, StringComparison.Ordinal);
        Assert.Equal(before, _desk.Git.Head);
        Assert.Empty((await _desk.StateAsync()).Landings);
        _desk.Git.Do("merge", "--ff-only", "mission/notes-1");

        Assert.Equal(0, await _desk.TypeAsync("status"));
        Assert.Contains(", landed on main as ", _desk.Out, StringComparison.Ordinal);
        Assert.Equal(_desk.Git.Head, Assert.Single((await _desk.StateAsync()).Landings).Commit);
    }

    [Fact]
    public async Task A_branch_that_has_moved_on_gets_the_merge_on_which_all_was_proven_again()
    {
        var built = await BuiltMission.LayAsync(_desk);
        MoveOn("meanwhile.txt");
        var tip = _desk.Git.Head;
        _desk.Git.Do("switch", "--quiet", "--create", "other");

        Assert.True(await _desk.TypeAsync("land", "--json") == 0, _desk.Error);

        var landed = Assert.Single((await _desk.StateAsync()).Landings);
        Assert.Equal(["test", "A-SEARCH-1", "A-PIN-1", "A-KEEP-1"], landed.Reruns.Select(one => one.What));
        Assert.All(landed.Reruns, one => Assert.True(one.Holds));
        Assert.Equal(tip, landed.Onto);
        Assert.Equal($"{tip} {built}", _desk.Git.Do("log", "-1", "--format=%P", "main"));
        Assert.Equal(landed.Commit, _desk.Git.Do("rev-parse", "mission/notes-1"));
        Assert.Equal("found", _desk.Git.Do("show", "main:search.mjs"));
        Assert.Equal("new", _desk.Git.Do("show", "main:meanwhile.txt"));
    }

    [Fact]
    public async Task A_branch_that_is_checked_out_and_has_moved_on_takes_one_command_to_the_proven_merge()
    {
        await BuiltMission.LayAsync(_desk);
        MoveOn("meanwhile.txt");

        Assert.Equal(3, await _desk.TypeAsync("land"));
        Assert.EndsWith("\n  git merge --ff-only mission/notes-1\n", _desk.Out, StringComparison.Ordinal);
        _desk.Git.Do("merge", "--ff-only", "mission/notes-1");
        Assert.Equal("new", _desk.Git.Do("show", "HEAD:meanwhile.txt"));
    }

    [Fact]
    public async Task What_does_not_hold_on_the_merge_does_not_land()
    {
        await BuiltMission.LayAsync(_desk);
        MoveOn("broken.txt");
        _desk.Git.Do("switch", "--quiet", "--create", "other");
        var before = _desk.Git.Fingerprint();

        Assert.Equal(1, await _desk.TypeAsync("land", "--json"));

        Assert.False((bool)_desk.Json["landed"]!);
        Assert.Contains("A-KEEP-1 (exit 1)", _desk.Error, StringComparison.Ordinal);
        Assert.Contains("mission sync notes-1", _desk.Error, StringComparison.Ordinal);
        Assert.Equal(before, _desk.Git.Fingerprint());
    }

    [Fact]
    public async Task A_check_that_fails_on_the_branch_itself_keeps_nothing_from_landing()
    {
        await BuiltMission.LayAsync(_desk);
        MoveOn("untested.txt");
        _desk.Git.Do("switch", "--quiet", "--create", "other");

        Assert.Equal(0, await _desk.TypeAsync("land", "--json"));
        Assert.Equal((1, true), (
            (int)_desk.Json["reruns"]![0]!["exitCode"]!, (bool)_desk.Json["reruns"]![0]!["holds"]!));
    }

    [Fact]
    public async Task A_conflict_is_named_with_its_files_and_its_way_out()
    {
        await BuiltMission.LayAsync(_desk);
        _desk.Git.Write("search.mjs", "other\n");
        _desk.Git.Commit("Meanwhile");
        _desk.Git.Do("switch", "--quiet", "--create", "other");
        var before = _desk.Git.Fingerprint();

        Assert.Equal(3, await _desk.TypeAsync("land"));
        Assert.Contains("conflict in search.mjs", _desk.Out, StringComparison.Ordinal);
        Assert.Contains("mission sync notes-1", _desk.Out, StringComparison.Ordinal);
        Assert.Equal(before, _desk.Git.Fingerprint());

        Assert.Equal(0, await _desk.TypeAsync("sync"));
        Assert.Null((await _desk.StateAsync()).Completion);
        Assert.Equal(2, await _desk.TypeAsync("land"));
    }

    [Fact]
    public async Task The_proofs_land_where_they_say_that_they_are_and_only_when_asked_for()
    {
        var built = await BuiltMission.LayAsync(_desk);
        _desk.Git.Do("switch", "--quiet", "--create", "other");

        Assert.Equal(0, await _desk.TypeAsync("land", "--with-proofs"));

        Assert.Equal(BuiltMission.OnlyOnce, _desk.Git.Do("show", $"main:{BuiltMission.Script}"));
        Assert.Equal(built, _desk.Git.Do("rev-parse", "main~1"));
        Assert.Equal(
            "Add the proofs of what was built\n\nMission: notes-1", _desk.Git.Do("log", "-1", "--format=%B", "main"));
    }

    [Fact]
    public async Task A_pull_request_has_a_slice_a_milestone_with_its_evidence()
    {
        var built = await BuiltMission.LayAsync(_desk);
        var before = _desk.Git.Do("rev-parse", "main");

        Assert.Equal(0, await _desk.TypeAsync("land", "--pr", "--json"));

        Assert.Equal(before, _desk.Git.Do("rev-parse", "main"));
        Assert.Equal(built, _desk.Git.Do("rev-parse", "mission/notes-1"));
        Assert.Equal(
            ["M-1", "M-2"], _desk.Json["slices"]!.AsArray().Select(slice => (string)slice!["milestone"]!));
        foreach (var slice in _desk.Json["slices"]!.AsArray())
            Assert.NotEmpty(_desk.Git.Do("diff", "--stat", (string)slice!["ranges"]![0]!));
        var text = await File.ReadAllTextAsync((string)_desk.Json["description"]!);
        Assert.Contains("| A-SEARCH-1 |", text, StringComparison.Ordinal);
        Assert.Contains($"sh {BuiltMission.Script}", text, StringComparison.Ordinal);
        Assert.Contains("proven (E-", text, StringComparison.Ordinal);
        Assert.Empty((await _desk.StateAsync()).Landings);
    }

    [Fact]
    public async Task Nothing_lands_before_the_mission_is_done()
    {
        await _desk.TellAsync(Stories.FirstSealed);

        Assert.Equal(2, await _desk.TypeAsync("land"));
        Assert.StartsWith("notes-1 is not done", _desk.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sync_is_asked_for_where_there_is_something_new()
    {
        await _desk.TellAsync(Stories.FirstSealed);
        Assert.Equal(0, await _desk.TypeAsync("sync"));
        Assert.Contains("has nothing that the mission has not", _desk.Out, StringComparison.Ordinal);
        _desk.Git.Commit("Meanwhile");

        Assert.Equal(0, await _desk.TypeAsync("sync"));

        var state = await _desk.StateAsync();
        Assert.Equal((_desk.Git.Head, true), (state.BaseTip, state.IsSyncWanted));
        Assert.Equal(2, await _desk.TypeAsync("sync"));
    }

    private string Intent => Path.Combine(_desk.Home().Folder, "landing.json");

    /// <summary>Nobody is asked anything, and a key for it is not there either.</summary>
    private Task PlayedAsync()
    {
        var scenario = Path.Combine(AppContext.BaseDirectory, "samples", "notes", "scenario");
        return File.WriteAllTextAsync(
            _desk.Machine.SettingsPath,
            $$"""{ "providers": { "played": { "kind": "scripted", "scenario": "{{scenario}}" } } }""");
    }

    private void MoveOn(string file)
    {
        _desk.Git.Write(file, "new\n");
        _desk.Git.Commit("Meanwhile");
    }
}
