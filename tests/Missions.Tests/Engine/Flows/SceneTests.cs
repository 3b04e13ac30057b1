using System.Text.Json;
using Missions.Core;
using Missions.Engine.Flows;

namespace Missions.Tests.Engine.Flows;

/// <summary>Which calls of a tester belong to a flow.</summary>
public sealed class SceneTests
{
    private static readonly IReadOnlyList<Made> Session =
    [
        Call(1, "start_service"), Call(2, "browser_open"), Call(3, "browser_fill"), Call(4, "browser_read"),
        Call(5, "http_request", """{"method":"POST"}"""), Call(6, "http_request", """{"method":"get"}"""),
        Call(7, "browser_open"), Call(8, "browser_click"), Call(9, "browser_console"), Call(10, "browser_read"),
        Call(11, "terminal_start"), Call(12, "terminal_screen"), Call(13, "terminal_screen", """{"waitFor":"ready"}"""),
        Call(14, "terminal_type"), Call(15, "shell"), Call(16, "terminal_screen"), Call(17, "browser_click"),
    ];

    [Theory]
    [InlineData("10", "1 5 7 8 10")]
    [InlineData("4", "1 2 3 4")]
    [InlineData("16", "1 5 11 13 14 16")]
    [InlineData("6", "1 5 6")]
    [InlineData("15 10", "1 5 7 8 10 15")]
    public void What_was_done_since_the_opening_and_what_changed_something_belong_to_it(string cited, string needed) =>
        Assert.Equal(needed, Ids(Scene.Narrow(Session, Cited(cited))));

    [Theory]
    [InlineData("4", true, "1 2 3 4")]
    [InlineData("10", true, "1 2 3 5 7 8 10")]
    [InlineData("16", false, "11 13 14 16")]
    [InlineData("99", true, "")]
    public void A_fresh_beginning_is_where_service_page_or_terminal_was_last_started(
        string cited, bool hasService, string needed) =>
        Assert.Equal(needed, Ids(Scene.Fresh(Session, Cited(cited), hasService)));

    [Fact]
    public void The_whole_is_everything_but_looks_up_to_the_last_call_that_counts() =>
        Assert.Equal("1 2 3 5 7 8 10 11 13 14 15 16", Ids(Scene.Whole(Session, Cited("10 16"))));

    [Fact]
    public void Where_nothing_that_counts_was_kept_there_is_no_scene() =>
        Assert.Empty(Scene.Narrow(Session, Cited("99")));

    private static Made Call(int id, string tool, string arguments = "{}") =>
        new(new(id), new(tool, JsonElement.Parse(arguments)), "");

    private static HashSet<EvidenceId> Cited(string ids) =>
        [.. ids.Split(' ').Select(id => new EvidenceId(int.Parse(id)))];

    private static string Ids(IEnumerable<Made> made) =>
        string.Join(' ', made.Select(one => $"{one.Id}".Split('-')[1]));
}
