using Missions.World.Terminals;

namespace Missions.Tests.World.Terminals;

/// <summary>How what is typed is taken apart.</summary>
public sealed class KeysTests
{
    public static TheoryData<string, string> Typed => new()
    {
        { "milk", "milk" },
        { "milk<Enter>", "milk [Enter]" },
        { "a\nb\tc", "a [Enter] b [Tab] c" },
        { "<C-c><M-X><f5><S-Tab>", "[C-c] [M-x] [F5] [BTab]" },
        { "x<5 && y>3", "x<5 && y>3" },
        { "if (a < b) <lt>p>", "if (a < b)  < p>" },
        { "<< end", "< < end" },
        { "", "" },
    };

    [Theory, MemberData(nameof(Typed))]
    public void Texts_and_named_keys_are_told_apart(string text, string expected)
    {
        var (typed, wrong) = Keys.Of(text);

        Assert.Null(wrong);
        Assert.Equal(expected, string.Join(' ', typed.Select(keys => keys.IsNamed ? $"[{keys.Text}]" : keys.Text)));
        Assert.Equal(text.Replace("\n", "").Length == 0, typed.Count == 0);
    }

    [Theory]
    [InlineData("<Entre>")]
    [InlineData("a<F13>")]
    public void A_key_that_is_none_is_refused_with_those_that_are(string text)
    {
        var (typed, wrong) = Keys.Of(text);

        Assert.Empty(typed);
        Assert.StartsWith("there is no key <", wrong, StringComparison.Ordinal);
        Assert.Contains("<Enter>", wrong, StringComparison.Ordinal);
    }
}
