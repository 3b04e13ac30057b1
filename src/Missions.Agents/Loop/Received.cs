using Microsoft.Extensions.AI;
using Missions.Agents.Models.Wire;

namespace Missions.Agents.Loop;

/// <summary>Makes a provider's answer a turn of ours: clean text, and calls under ids that no other call has.</summary>
internal static class Received
{
    public static TranscriptEvent.TurnReceived Turn(ChatResponse response, History history)
    {
        var contents = response.Messages.SelectMany(message => message.Contents).ToList();
        var text = Clean.Text(string.Concat(contents.OfType<TextContent>().Select(content => content.Text)));
        var turn = history.Turn + 1;

        // Providers repeat ids, or leave them empty; they all accept ours.
        var asked = contents.OfType<FunctionCallContent>().Select((call, index) => Asked($"{turn}-{index + 1}", call));
        var calls = asked.ToList();
        if (response.FinishReason == ChatFinishReason.Length && calls is [.., { Malformed: null } last])
            calls[^1] = CutOff(last);

        var output = Clean.Tokens(text) + calls.Sum(call => Clean.Tokens(call.Arguments.GetRawText()));
        var usage = Used(response.Usage, new(Prompt.Tokens(history), 0, output));

        return new(turn, text, calls, response.FinishReason?.Value ?? "", usage, Prompt.Extras(contents));
    }

    private static Call Asked(string id, FunctionCallContent call)
    {
        var (arguments, malformed) = RawArguments.Of(call);
        return new(id, HistoryCheck.Name(call.Name), arguments, malformed);
    }

    // At the limit a call may stop before its first argument, which looks like one without any.
    private static Call CutOff(Call call) =>
        call.Arguments.EnumerateObject().Any() ? call : call with { Malformed = "(nothing: the turn was full)" };

    // A provider that does not say is charged by our estimate, never nothing: budgets rest on it.
    private static Usage Used(UsageDetails? said, Usage estimate) => new(
        said?.InputTokenCount ?? estimate.Input,
        said?.CachedInputTokenCount ?? estimate.CachedInput,
        said?.OutputTokenCount ?? estimate.Output,
        said?.AdditionalCounts?.GetValueOrDefault(WireContent.CacheWrite) ?? 0,
        said?.ReasoningTokenCount ?? 0);
}
