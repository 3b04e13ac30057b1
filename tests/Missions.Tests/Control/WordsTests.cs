namespace Missions.Tests.Control;

/// <summary>What is answered to words that cannot be acted on.</summary>
public sealed class WordsTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task An_unknown_verb_is_answered_with_the_likely_one()
    {
        Assert.Equal(2, await _desk.TypeAsync("stauts"));
        Assert.Contains("has no verb 'stauts'. Did you mean status?", _desk.Error, StringComparison.Ordinal);
        Assert.Equal("", _desk.Out);
    }

    [Theory]
    [InlineData("run", "--unitl", "Did you mean --until?")]
    [InlineData("say", "--constrain", "Did you mean --constraint?")]
    [InlineData("list", "--jsn", "Did you mean --json?")]
    public async Task An_unknown_option_is_answered_with_the_likely_one(string verb, string option, string hint)
    {
        Assert.Equal(2, await _desk.TypeAsync(verb, option));
        Assert.Contains(hint, _desk.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_reason_is_asked_for()
    {
        Assert.Equal(2, await _desk.TypeAsync("reject"));
        Assert.Contains("--because", _desk.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_few_words_are_counted()
    {
        Assert.Equal(2, await _desk.TypeAsync("answer", "Q-1"));
        Assert.Contains("mission answer [MISSION] QUESTION TEXT", _desk.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_goes_wrong_is_one_json_object_too()
    {
        Assert.Equal(2, await _desk.TypeAsync("status", "--json"));
        Assert.Equal(2, (int)_desk.Json["exitCode"]!);
        Assert.Contains("mission plan", (string)_desk.Json["error"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_words_at_all_show_what_there_is()
    {
        Assert.Equal(2, await _desk.TypeAsync());
        Assert.Equal("", _desk.Out);
        Assert.Contains("approve", _desk.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_is_no_mistake()
    {
        Assert.Equal(0, await _desk.TypeAsync("approve", "--help"));
        Assert.Contains("Show what will be proven", _desk.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_that_begins_like_an_option_goes_behind_two_hyphens()
    {
        await _desk.TellAsync(Core.Stories.Opened);

        Assert.Equal(0, await _desk.TypeAsync("say", "--", "--verbose is to stay"));
        Assert.Equal("--verbose is to stay", Assert.Single((await _desk.StateAsync()).Words).Text);
    }
}
