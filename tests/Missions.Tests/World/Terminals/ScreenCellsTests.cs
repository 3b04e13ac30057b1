using Missions.World.Terminals;

namespace Missions.Tests.World.Terminals;

/// <summary>How a screen with its colours is read, and shown as a page.</summary>
public sealed class ScreenCellsTests
{
    [Fact]
    public void The_text_is_what_stands_there_without_its_escapes() => Assert.Equal(
        "one two\n\nthree",
        Read("one \u001b[31mtwo\u001b[0m  \n\n\u001b]0;title\u0007three\n\n".Replace("\u001b]0;title\u0007", "")).Text);

    [Theory]
    [InlineData("31", "#cd3131", null)]
    [InlineData("1;92", "#23d18b", null)]
    [InlineData("38;5;196;48;5;232", "#ff0000", "#080808")]
    [InlineData("38;2;1;2;3;44", "#010203", "#2472c8")]
    [InlineData("31;39;49", null, null)]
    public void Colours_are_read_as_they_are_written(string numbers, string? ink, string? paper)
    {
        var look = Read($"\u001b[{numbers}mx").Lines[0][0].Look;

        Assert.Equal((ink, paper), (look.Ink, look.Paper));
    }

    [Fact]
    public void A_look_lasts_over_the_end_of_a_line_until_it_is_taken_back()
    {
        var lines = Read("\u001b[1;7ma\nb\u001b[0mc").Lines;

        Assert.Equal(new Look(IsBold: true, IsReversed: true), lines[1][0].Look);
        Assert.Equal(Look.Plain, lines[1][1].Look);
    }

    [Fact]
    public void Lines_that_are_drawn_with_letters_are_lines() =>
        Assert.Equal("┌─┐\nx", Read("\u000elqk\u000f\nx").Text);

    [Fact]
    public void A_page_shows_colours_and_keeps_what_looks_like_markup()
    {
        var page = ScreenPage.Of(Read("<b>\u001b[7mx\u001b[0m"));

        Assert.Contains(
            "&lt;b&gt;<span style=\"color:#1e1e1e;background:#d4d4d4\">x</span>", page, StringComparison.Ordinal);
    }

    private static ScreenCells Read(string text) => ScreenCells.Read(text, Terminal.Columns, Terminal.Rows);
}
