using Missions.Control.Terminal;

namespace Missions.Tests.Screens;

/// <summary>Text of an agent or of a repository can be read on a terminal, and do nothing else there.</summary>
public sealed class ShownWriterTests
{
    [Theory]
    [InlineData("Zo\u00eb, \u0939\u093f\u0928\u094d\u0926\u0940", "Zo\u00eb, \u0939\u093f\u0928\u094d\u0926\u0940")]
    [InlineData("two\n\tlines", "two\n\tlines")]
    [InlineData("\u001b[2Jgone", "\u241b[2Jgone")]
    [InlineData("\u001b]0;title\u0007", "\u241b]0;title\u2407")]
    [InlineData("over\rwritten", "over written")]
    [InlineData("\u009b31m", "\u00b731m")]
    [InlineData("a\u202eb", "a\u00b7b")]
    public void Only_what_can_do_more_than_be_read_is_made_visible(string text, string shown)
    {
        using var terminal = new StringWriter();
        using var writer = new ShownWriter(terminal);

        writer.WriteLine(text);

        Assert.Equal(shown + Environment.NewLine, terminal.ToString());
    }
}
