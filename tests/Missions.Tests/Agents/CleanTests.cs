using Missions.Agents.Loop;

namespace Missions.Tests.Agents;

/// <summary>Nothing that a provider chokes on gets past the one gate, and nothing else is lost there.</summary>
public class CleanTests
{
    private static readonly string[] Pieces =
    [
        "a", "b ", "\n", "\t", "\r\n", "\r", "\0", "\x1b[31m", "\x1b]0;title\x07", "\x1b]8;;x\x1b\\", "\x1b",
        "\x1b[", "\x9b", "\ud83d\ude00", "\ud83d", "\ude00", "\x07", "\x7f", "é", "日本",
        "\x1b(B", "\x1bM", "]", "[0m", "\ufffe",
    ];

    [Fact]
    public void Random_text_comes_out_clean_and_stays_as_it_is()
    {
        for (var seed = 0; seed < 3000; seed++)
        {
            var random = new Random(seed);
            var text = string.Concat(random.GetItems(Pieces, random.Next(60)));
            var tokens = random.Next(12, 40);
            var (clean, capped) = (Clean.Text(text), Clean.Text(text, tokens));

            Assert.True(IsClean(clean), $"seed {seed}");
            Assert.True(IsClean(capped), $"seed {seed}");
            Assert.True(clean == Clean.Text(clean), $"seed {seed}");
            Assert.True(capped == Clean.Text(capped, tokens), $"seed {seed}");
            Assert.True(Clean.Tokens(capped) <= tokens, $"seed {seed}");
            Assert.True(clean.Length > tokens * 4 || capped == clean, $"seed {seed}");
        }
    }

    [Theory]
    [InlineData("\x1b[1;31mred\x1b[0m", "red")]
    [InlineData("\x1b]0;title\x07text", "text")]
    [InlineData("\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "link")]
    [InlineData("10%\r20%\r\n", "10%\n20%\n")]
    [InlineData("a\0b\x08", "ab")]
    public void What_a_terminal_would_swallow_is_taken_out(string text, string clean) =>
        Assert.Equal(clean, Clean.Text(text));

    [Fact]
    public void Half_a_pair_becomes_the_replacement_character() =>
        Assert.Equal("half � pair 😀", Clean.Text("half \ud83d pair 😀"));

    [Fact]
    public void A_terminal_string_that_nobody_ends_hides_nothing() =>
        Assert.Equal("ok\n2;1 failed\nmore", Clean.Text("ok\n\x1b]2;1 failed\nmore"));

    [Fact]
    public void Long_text_keeps_head_and_tail_and_says_what_is_missing()
    {
        var capped = Clean.Text(new string('a', 500) + new string('z', 500), 50);

        Assert.StartsWith("aaaa", capped, StringComparison.Ordinal);
        Assert.EndsWith("zzzz", capped, StringComparison.Ordinal);
        Assert.Contains("characters left out", capped, StringComparison.Ordinal);
    }

    [Fact]
    public void Pairs_are_never_cut_in_two()
    {
        for (var tokens = 12; tokens < 60; tokens++)
        {
            Assert.True(IsClean(Clean.Text(string.Concat(Enumerable.Repeat("😀", 300)), tokens)), $"{tokens}");
            Assert.True(IsClean(Clean.Text("x" + string.Concat(Enumerable.Repeat("😀", 300)), tokens)), $"{tokens}");
        }
    }

    private static bool IsClean(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsControl(text[at]) && text[at] is not ('\n' or '\t')) return false;
            if (char.IsLowSurrogate(text[at])) return false;
            if (char.IsHighSurrogate(text[at]) && (++at == text.Length || !char.IsLowSurrogate(text[at]))) return false;
        }

        return true;
    }
}
