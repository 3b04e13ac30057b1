using Microsoft.Extensions.AI;
using Missions.Agents.Loop;

namespace Missions.Tests.Agents;

/// <summary>A conversation that a provider would reject is not sent.</summary>
public class HistoryCheckTests
{
    private static readonly ChatMessage Told = new(ChatRole.User, "Go.");

    [Fact]
    public void A_conversation_in_order_passes() =>
        Assert.Null(HistoryCheck.Wrong(
            [Told, Calls("1-1", "1-2"), Answers("1-1", "1-2"), Calls("2-1"), Answers("2-1")]));

    [Fact]
    public void A_call_without_an_answer_does_not() =>
        Assert.Equal("The call 1-2 has no answer.", HistoryCheck.Wrong([Told, Calls("1-1", "1-2"), Answers("1-1")]));

    [Fact]
    public void An_answer_without_a_call_does_not() =>
        Assert.Equal(
            "The answer 9-9 belongs to no call.",
            HistoryCheck.Wrong([Told, Calls("1-1"), Answers("1-1", "9-9")]));

    [Theory]
    [InlineData("1-1")]
    [InlineData("")]
    public void Ids_that_are_empty_or_used_twice_do_not(string id) => Assert.NotNull(
        HistoryCheck.Wrong([Told, Calls("1-1"), Answers("1-1"), Calls(id), Answers(id)]));

    [Fact]
    public void Text_that_providers_refuse_for_ever_does_not()
    {
        foreach (var text in (string[])["half \ud83d pair", "a \0 in it", " \n"])
            Assert.NotNull(HistoryCheck.Wrong([new(ChatRole.User, text)]));
    }

    [Fact]
    public void A_name_is_made_one_that_all_take()
    {
        Assert.Equal("functions_look", HistoryCheck.Name("functions.look"));
        Assert.Equal("unnamed", HistoryCheck.Name(""));
        Assert.Equal(64, HistoryCheck.Name(new string('x', 99)).Length);
    }

    private static ChatMessage Calls(params IEnumerable<string> ids) =>
        new(ChatRole.Assistant, [.. ids.Select(id => new FunctionCallContent(id, "look"))]);

    private static ChatMessage Answers(params IEnumerable<string> ids) =>
        new(ChatRole.Tool, [.. ids.Select(id => new FunctionResultContent(id, "x"))]);
}
