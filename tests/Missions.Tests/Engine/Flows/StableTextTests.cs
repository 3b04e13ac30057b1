using Missions.Engine.Flows;

namespace Missions.Tests.Engine.Flows;

/// <summary>What of an answer a later commit is held to.</summary>
public sealed class StableTextTests
{
    [Theory]
    [InlineData("saved at 2026-11-21T20:15:03.120Z by Ada", "saved at {*} by Ada")]
    [InlineData("Sat, 21 Nov 2026 20:15:03 GMT", "{*} {*} GMT")]
    [InlineData("10:15 PM, Nov 21, 2026", "{*}, {*}")]
    [InlineData("id 1b4e28ba-2fa1-11d2-883f-0016d3cca427", "id {*}")]
    [InlineData("token 9f86d081884c7d659a2feaa0", "token {*}")]
    [InlineData("at 1763755200123", "at {*}")]
    [InlineData("3 notes, page 12", "3 notes, page 12")]
    [InlineData("supercalifragilistic", "supercalifragilistic")]
    public void Times_and_random_ids_are_masked_and_numbers_stay(string line, string expected) =>
        Assert.Equal(expected, StableText.Masked(line));

    [Fact]
    public void A_time_that_agreed_is_looked_at_and_one_that_differed_is_not() => Assert.Equal(
        ["16:00-18:00 Bicycles", "saved {*}"],
        StableText.Common(
            ["16:00-18:00 Bicycles", "saved 09:15:01"], ["saved 09:15:07", "16:00-18:00 Bicycles", "more"],
            ["16:00-18:00 Bicycles", "saved 09:16:30", "more"]));

    [Theory]
    [InlineData("today is 2026-11-22, at 09:15", "today is {*}, at {*}")]
    [InlineData("22 Nov 2026 or 11/22/2026 or 22.11.2026", "{*} or {*} or {*}")]
    [InlineData("born 1815-12-10, opens 16:00, since 12/10/1815", "born 1815-12-10, opens 16:00, since 12/10/1815")]
    [InlineData("at 1795338900 by 9f86d081884c7d659a2f", "at {*} by 9f86d081884c7d659a2f")]
    public void The_day_and_the_time_of_a_recording_are_left_open_and_others_are_not(string line, string expected) =>
        Assert.Equal(expected, StableText.Dated(line, new(2026, 11, 22, 9, 20, 0, TimeSpan.Zero)));

    [Fact]
    public void What_differed_between_runs_is_left_open_and_the_rest_of_its_line_is_kept() => Assert.Equal(
        ["Notes", "note {*}: milk"],
        StableText.Common(
            ["Notes", "note 17: milk", "x7"], ["Notes", "note 18: milk", "b2"], ["Notes", "note 21: milk", "c9"]));

    [Fact]
    public void A_line_that_was_not_there_each_time_is_left_out() =>
        Assert.Equal(["b"], StableText.Common(["a", "b"], ["b"], ["b", "c"]));

    [Theory]
    [InlineData("milk", "milk", true)]
    [InlineData("milk", "milk and bread", false)]
    [InlineData("note {*}: milk", "note 99: milk", true)]
    [InlineData("note {*}: milk", "note 99: bread", false)]
    [InlineData("{*} ago", "3 minutes ago", true)]
    [InlineData("ab{*}b", "ab", false)]
    public void A_line_fits_where_all_but_what_is_open_is_the_same(string expected, string line, bool fits) =>
        Assert.Equal(fits, StableText.Fits(expected, line));

    [Fact]
    public void Each_line_answers_for_one_only()
    {
        Assert.Null(StableText.Missing(["- note {*}", "- note 1"], ["- note 1", "- note 2", "more"]));
        Assert.Equal("- note", StableText.Missing(["- note", "- note"], ["- note", "other"]));
    }

    [Fact]
    public void A_new_member_of_an_answer_does_no_harm_and_a_new_element_does()
    {
        var old = Answered.Lines("http_request", Answer("""[{"id":1,"title":"milk"}]"""), "http");
        var wider = Answered.Lines("http_request", Answer("""[{"id":1,"title":"milk","tag":null}]"""), "http");
        var longer = Answered.Lines(
            "http_request", Answer("""[{"id":1,"title":"milk"},{"id":2,"title":"m"}]"""), "http");

        Assert.Equal(
            ["GET /notes -> 200", "content-type: application/json", "holds 1", "[0].id = 1", "[0].title = \"milk\""],
            old);
        Assert.Null(StableText.Missing(old, wider));
        Assert.Equal("holds 1", StableText.Missing(old, longer));
    }

    [Fact]
    public void Of_console_and_network_only_what_went_wrong_counts()
    {
        Assert.Equal(
            ["error: bad (http://127.0.0.1:1/)", "uncaught: worse"],
            Answered.Lines(
                "browser_console", "head\nlog: fine\nerror: bad (http://127.0.0.1:1/)\nuncaught: worse", "web"));
        Assert.Equal(
            ["GET /b -> 404", "GET /c -> net::ERR_FAILED"],
            Answered.Lines("browser_network", "head\nGET /a -> 200\nGET /b -> 404\nGET /c -> net::ERR_FAILED", "web"));
    }

    private static string Answer(string body) => $"GET /notes -> 200\ncontent-type: application/json\n\n{body}";
}
