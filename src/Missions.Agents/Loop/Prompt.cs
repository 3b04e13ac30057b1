using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;
using Missions.Agents.Tools;

namespace Missions.Agents.Loop;

/// <summary>
/// What a model is sent, made from the history alone. Messages are only ever added at the end, so the prompt of one
/// turn is a prefix of the next one's.
/// </summary>
internal static class Prompt
{
    private static readonly JsonTypeInfo<AIContent> Content =
        (JsonTypeInfo<AIContent>)AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(AIContent));

    public static List<ChatMessage> Of(History history)
    {
        var briefed = history.Briefed!;
        return
        [
            new(ChatRole.System, briefed.Stable),
            new(ChatRole.User, briefed.Particular),
            .. history.Exchanges.SelectMany(Messages),
        ];
    }

    public static ChatOptions Options(Toolbox tools, LoopLimits limits) => new()
    {
        Tools = [.. tools.Tools.Select(Declaration)],
        MaxOutputTokens = limits.OutputTokens,
    };

    public static long Tokens(History history) =>
        history.Briefed!.StableTokens + history.Briefed.ParticularTokens + history.Exchanges.Sum(Tokens);

    /// <summary>What the next request holds: as the provider counted the last one, where that is more.</summary>
    public static long Needed(History history, Toolbox tools)
    {
        var told = Tokens(history) + tools.Tools.Sum(Tokens);
        return history.Last is { } last ? Math.Max(told, last.Received.Usage.Input + Tokens(last)) : told;
    }

    /// <summary>What of a turn must go back as it came; null where there is nothing of the kind.</summary>
    public static JsonElement? Extras(IEnumerable<AIContent> contents)
    {
        var kept = contents.OfType<TextReasoningContent>().ToList();
        var json = kept.Select(content => JsonSerializer.Serialize(content, Content));
        return kept.Count == 0 ? null : JsonElement.Parse($"[{string.Join(',', json)}]");
    }

    private static AIFunctionDeclaration Declaration(Tool tool) =>
        AIFunctionFactory.CreateDeclaration(tool.Name, tool.Description, tool.Schema);

    private static IEnumerable<ChatMessage> Messages(Exchange exchange)
    {
        var answers = exchange.Received.Calls.Select(call => Answer(exchange, call));

        yield return new(ChatRole.Assistant, [.. Said(exchange.Received)]);
        if (!exchange.IsQuiet) yield return new(ChatRole.Tool, [.. answers]);
        if (!exchange.Pictures.IsEmpty) yield return new(ChatRole.User, [.. Shown(exchange)]);
        foreach (var note in exchange.Notes) yield return new(ChatRole.User, note);
    }

    // After the answers: not every provider takes a picture within one.
    private static IEnumerable<AIContent> Shown(Exchange exchange)
    {
        foreach (var call in exchange.Received.Calls)
        {
            if (!exchange.Pictures.TryGetValue(call.Id, out var picture)) continue;
            yield return new TextContent($"The picture of {call.Name}:");
            yield return new DataContent(picture.Bytes, picture.MediaType);
        }
    }

    private static IEnumerable<AIContent> Said(TranscriptEvent.TurnReceived turn)
    {
        foreach (var extra in turn.Extras?.EnumerateArray() ?? default) yield return extra.Deserialize(Content)!;

        // Providers refuse a message that says nothing at all.
        if (!string.IsNullOrWhiteSpace(turn.Text)) yield return new TextContent(turn.Text);
        else if (turn.Calls.Count == 0) yield return new TextContent("(nothing)");

        foreach (var call in turn.Calls) yield return new FunctionCallContent(call.Id, call.Name, Arguments(call));
    }

    private static Dictionary<string, object?> Arguments(Call call)
    {
        var arguments = new Dictionary<string, object?>();
        foreach (var member in call.Arguments.EnumerateObject()) arguments[member.Name] = member.Value;
        return arguments;
    }

    private static FunctionResultContent Answer(Exchange exchange, Call call) =>
        new FunctionResultContent(call.Id, exchange.Answers[call.Id]);

    private static long Tokens(Tool tool) => Clean.Tokens($"{tool.Name}{tool.Description}{tool.Schema.GetRawText()}");

    private static long Tokens(Exchange exchange) =>
        Clean.Tokens(exchange.Received.Text)
        + exchange.Received.Calls.Sum(call => Clean.Tokens(call.Arguments.GetRawText()))
        + exchange.Answers.Values.Concat(exchange.Notes).Sum(Clean.Tokens)
        + exchange.Pictures.Count * Picture.Tokens;
}
