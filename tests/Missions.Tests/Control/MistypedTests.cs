using System.Text;
using Missions.Core.Seats;
using Missions.Engine.Journals;
using Missions.Tests.Core;
using Missions.World.Logs;
using static Missions.Core.MissionCommand;

namespace Missions.Tests.Control;

/// <summary>Whatever is typed, a sentence says what is wrong with it and what to type instead.</summary>
public sealed class MistypedTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    private static Given Asked => Stories.Opened
        .Until(mission => mission.OpenRuns.Any())
        .And(Role.Orchestrator, new AskUser([new("Where should a search look?", Recommended: "Everywhere")]))
        .And(Actor.Engine, new EndRun(new(1), Samples.Cents));

    [Fact]
    public async Task A_mission_that_is_not_there_is_answered_with_the_likely_one()
    {
        await _desk.TellAsync(Stories.Approved);

        await AssertSaidAsync(2, "There is no mission 'noets-1'. Did you mean notes-1?", "status", "noets-1");
    }

    [Fact]
    public async Task A_prefix_that_fits_several_missions_names_them()
    {
        await _desk.TellAsync(Stories.Approved);
        await _desk.TellAsync(Stories.Approved, "notes-2");

        await AssertSaidAsync(2, "'notes' fits several missions; type more of the id. There are: notes-1, notes-2.",
            "status", "notes");
    }

    [Theory]
    [InlineData("show", "A-SEARCH-1")]
    [InlineData("say", "Keep it small.")]
    public async Task The_mission_comes_first_and_the_sentence_shows_how(string verb, string word)
    {
        await _desk.TellAsync(Stories.Approved);
        var quoted = word.Contains(' ') ? $"\"{word}\"" : word;

        await AssertSaidAsync(2, $"The mission comes first: `mission {verb} notes-1 {quoted}`.", verb, word, "notes-1");
    }

    [Fact]
    public async Task A_line_that_the_journal_has_not_got_to_is_said()
    {
        await _desk.TellAsync(Stories.Approved);

        await AssertSaidAsync(
            2, $"The journal of notes-1 ends with line {Stories.Approved.State.LastSeq}, so there is no line 99999 yet.",
            "log", "--from", "99999");
    }

    [Fact]
    public Task The_pace_of_a_demo_is_no_less_than_none() =>
        AssertSaidAsync(2, "--pace is from 0, not -1.", "demo", "--pace", "-1");

    [Fact]
    public async Task A_requirement_is_shown_with_what_proves_it()
    {
        await _desk.TellAsync(Stories.Approved);

        Assert.Equal(0, await _desk.TypeAsync("show", "req-2"));
        Assert.Contains("A-PIN-1 pending: A pinned note comes first.", _desk.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_is_a_verb_too()
    {
        Assert.Equal(0, await _desk.TypeAsync("help"));
        Assert.Contains("approve", _desk.Out, StringComparison.Ordinal);
        Assert.Equal(0, await _desk.TypeAsync("help", "approve"));
        Assert.Contains("Show what will be proven", _desk.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_hears_what_is_said_when_a_mission_is_over()
    {
        await _desk.TellAsync(Stories.Completed);

        await AssertSaidAsync(2, "The mission is over; nobody would hear it.", "say", "Well done.");
        Assert.Empty((await _desk.StateAsync()).Words);
    }

    [Fact]
    public async Task A_question_that_is_closed_stays_as_it_was_answered()
    {
        await _desk.TellAsync(Asked);

        Assert.Equal(0, await _desk.TypeAsync("answer", "Q-1", "In titles"));
        await AssertSaidAsync(2, "Q-1 is answered already: In titles", "answer", "Q-1", "Everywhere");
    }

    [Fact]
    public async Task Two_terminals_at_once_are_heard_one_after_the_other()
    {
        await _desk.TellAsync(Asked);
        var (one, other) = (_desk.Machine.Door("notes-1"), _desk.Machine.Door("notes-1"));

        var refusals = await Task.WhenAll(
            one.PutAsync(new AnswerQuestion(new(1), "In titles"), "cli", "c-1", Desk.Never),
            other.PutAsync(new AnswerQuestion(new(1), "Everywhere"), "cli", "c-2", Desk.Never));

        var refusal = Assert.Single(refusals, said => said is not null);
        Assert.StartsWith("Q-1 is answered already: ", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("run")]
    [InlineData("log")]
    [InlineData("approve")]
    [InlineData("say", "Hm.")]
    [InlineData("show", "plan")]
    public async Task A_damaged_journal_stops_every_verb_with_its_line(params string[] words)
    {
        var home = await _desk.TellAsync(Stories.Approved);
        var lines = await File.ReadAllLinesAsync(home.Journal);
        lines[2] = lines[2].Replace("\"seq\":3", "\"seq\":9", StringComparison.Ordinal);
        await File.WriteAllLinesAsync(home.Journal, lines);
        var damaged = await File.ReadAllTextAsync(home.Journal);

        Assert.Equal(6, await _desk.TypeAsync([words[0], "notes-1", .. words[1..]]));
        Assert.Contains("journal.jsonl:3", _desk.Error, StringComparison.Ordinal);
        Assert.Equal(damaged, await File.ReadAllTextAsync(home.Journal));
    }

    [Theory]
    [InlineData("""{"event":"moon-landed","version":"9.1.0"}""", "Version 9.1.0 wrote it.")]
    [InlineData("""{"event":"moon-landed"}""", "Another version wrote it, and the journal does not say which.")]
    public async Task A_journal_of_another_version_says_whose_it_is(string line, string writer)
    {
        var home = await _desk.TellAsync(Stories.Approved);
        await using (var log = await _desk.Machine.Logs.OpenAsync(home.Journal, Desk.Never))
            await log.AppendAsync([new LogEntry(Samples.Start.AddDays(9), Encoding.UTF8.GetBytes(line))], Desk.Never);

        await AssertSaidAsync(6, $"cannot read. {writer} Run the mission with that one.", "run", "notes-1");
    }

    [Fact]
    public async Task Every_version_signs_where_it_begins_to_write()
    {
        await _desk.TellAsync(Stories.Approved);
        await _desk.TypeAsync("say", "One.");
        await _desk.TypeAsync("say", "Two.");

        var events = await _desk.Machine.Door("notes-1").EventsAsync(Desk.Never);
        var signed = Assert.Single(events, one => one.Event.Version is not null);
        Assert.Equal(MissionJournal.Version, signed.Event.Version);
    }

    [Theory]
    [InlineData("{ \"checks\": { \"tset\": \"make\" } }", "line 1, column 15, at $.checks.tset: this is no setting. "
        + "'tset' is unknown. Did you mean test?")]
    [InlineData("{\n  \"servces\": {}\n}", "line 2, column 3, at $.servces: this is no setting. 'servces' is unknown. "
        + "Did you mean services?")]
    [InlineData("{ \"services\": { \"app\": { \"start\": \"x\", \"helth\": \"y\" } } }", "at $.services.app.helth: "
        + "this is no setting. 'helth' is unknown. Did you mean health?")]
    [InlineData("{ \"services\": { \"app\": { \"start\": \"x\" } } }", "It lacks 'health'.")]
    [InlineData("{ \"setup\": 3 }", "line 1, column 12, at $.setup: this is no setting. It must be a text, such as "
        + "\"uv sync --frozen\".")]
    [InlineData("{ \"checks\": { \"test\": [\"make\"] } }", "at $.checks.test: this is no setting. It must be a text")]
    [InlineData("{ \"copy\": \".env\" }", "at $.copy: this is no setting. It must be a list, such as [\".env\"].")]
    [InlineData("{ \"copy\": [3] }", "at $.copy[0]: this is no setting. It must be a text")]
    [InlineData("{ \"checks\": \"make\" }", "at $.checks: this is no setting. It must be an object with build, ")]
    [InlineData("{ \"Checks\": {} }", "at $.Checks: this is no setting. 'Checks' is unknown. Did you mean checks?")]
    [InlineData("{ \"services\": { \"app\": { \"Start\": \"x\", \"health\": \"y\" } } }", "'Start' is unknown. Did you "
        + "mean start?")]
    [InlineData("{ \"surfaces\": [\"http\", \"desktop\"] }", "line 1, column 24, at $.surfaces[1]: this is no setting. "
        + "'desktop' is no surface; known are web, http and terminal.")]
    [InlineData("{ \"services\": { \"app\": { \"start\": \"x\", \"health\": \"y\", \"dependsOn\": [\"databse\"] }, "
        + "\"database\": { \"start\": \"x\", \"health\": \"y\" } } }", "at $.services.app.dependsOn[0]: this is no "
        + "setting. 'databse' is no service here. Did you mean database?")]
    [InlineData("{ \"setup\": \"x\" ", "line 1, column ")]
    public async Task Malformed_settings_of_the_repository_name_place_and_likely_member(string text, string said)
    {
        _desk.Git.Write(".missions/settings.json", text);
        _desk.Git.Commit("Settings");

        await AssertSaidAsync(6, said, "plan", "Search");
        Assert.False(Directory.Exists(_desk.Root));
        Assert.Equal(6, await _desk.TypeAsync("doctor", "--quick"));
        Assert.Contains(said, _desk.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_goal_file_that_is_empty_opens_nothing()
    {
        _desk.Git.Write("goal.md", " \n");

        await AssertSaidAsync(2, "goal.md is empty: it says no goal.", "plan", "--file", "goal.md");
        await AssertSaidAsync(2, "Nothing came in: stdin says no goal.", "plan", "-");
        await AssertSaidAsync(2, "There is no file gaol.md.", "plan", "--file", "gaol.md");
        Assert.False(Directory.Exists(_desk.Root));
    }

    [Fact]
    public async Task Outside_of_a_repository_no_mission_is_said_to_belong_to_one()
    {
        await _desk.TellAsync(Stories.Approved);
        Directory.Delete(Path.Combine(_desk.Git.Folder, ".git"), recursive: true);

        await AssertSaidAsync(2, "Say which mission. There is: notes-1. Where you are tells none: ", "status");
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("plan", "--file", "nowhere.md")]
    [InlineData("plan", "Search")]
    public async Task Outside_of_a_repository_that_is_said_first(params string[] words)
    {
        Directory.Delete(Path.Combine(_desk.Git.Folder, ".git"), recursive: true);

        await AssertSaidAsync(6, "is not in a git repository", words);
    }

    [Fact]
    public async Task An_overriding_prompt_with_an_unknown_blank_is_found_before_it_is_needed()
    {
        _desk.Git.Write(".missions/prompts/worker/implement.md", "Do {{featur}}.");

        await _desk.TypeAsync("doctor", "--quick");
        var said = "has a blank {{featur}} that nothing fills. Did you mean feature?";
        Assert.Contains(said, _desk.Out, StringComparison.Ordinal);
    }

    private async Task AssertSaidAsync(int exit, string sentence, params string[] words)
    {
        Assert.Equal((exit, sentence), (await _desk.TypeAsync(words), sentence));
        Assert.Contains(sentence, _desk.Error, StringComparison.Ordinal);
        Assert.Equal("", _desk.Out);
    }
}
