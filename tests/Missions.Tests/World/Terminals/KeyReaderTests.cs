using System.Text;
using Missions.World.Terminals;

namespace Missions.Tests.World.Terminals;

/// <summary>Keys come out of a terminal's bytes, however those are cut on their way.</summary>
public class KeyReaderTests
{
    [Theory]
    [InlineData("a", "Text a")]
    [InlineData("ä漢", "Text ä|Text 漢")]
    [InlineData("\r", "Enter")]
    [InlineData("\u007f", "Backspace")]
    [InlineData("\u0003", "C-c")]
    [InlineData("\u001b[A\u001bOB", "Up|Down")]
    [InlineData("\u001b[5~\u001b[6~", "PageUp|PageDown")]
    [InlineData("\u001b[1;5C", "")]
    [InlineData("\u001b[200~q\nX\u001b[201~a", "Paste q\nX|Text a")]
    [InlineData("\u001b\u001b[A", "Esc|Up")]
    [InlineData("\u001b", "Esc")]
    public void Keys_are_the_same_however_their_bytes_are_cut(string typed, string expected)
    {
        var bytes = Encoding.UTF8.GetBytes(typed);
        for (var piece = 1; piece <= bytes.Length; piece++)
        {
            var reader = new KeyReader();
            var keys = bytes.Chunk(piece).SelectMany(part => reader.Take(part).ToList()).ToList();
            keys.AddRange(reader.TakeRest());

            Assert.Equal(expected, string.Join('|', keys.Select(key => $"{key.Name} {key.Text}".TrimEnd(' '))));
        }
    }

    [Fact]
    public void A_paste_that_halts_on_its_way_is_one_paste()
    {
        var reader = new KeyReader();
        var keys = new List<KeyPress>();
        foreach (var piece in (string[])["\u001b[200~qy", "\r\u001b[20", "", "1~"])
        {
            keys.AddRange(reader.Take(Encoding.UTF8.GetBytes(piece)));
            Assert.False(reader.IsWaiting);
            keys.AddRange(reader.TakeRest());
        }

        Assert.Equal([new KeyPress("Paste", "qy\r")], keys);
    }

    [Fact]
    public void Of_an_endless_paste_the_first_64_KiB_are_kept()
    {
        var reader = new KeyReader();
        var keys = reader.Take("\u001b[200~"u8).ToList();
        foreach (var piece in Enumerable.Repeat(new string('y', 4096), 40))
            keys.AddRange(reader.Take(Encoding.UTF8.GetBytes(piece)));
        keys.AddRange(reader.Take("q\u001b[201~a"u8));

        Assert.Equal([new("Paste", new('y', 64 * 1024)), new KeyPress("Text", "a")], keys);
    }
}
