using System.Text.Json;
using Microsoft.Extensions.AI;
using Missions.Agents.Loop;

namespace Missions.Agents.Models.Scripted;

/// <summary>One turn as it is spoken.</summary>
internal sealed class Line(ScriptedTurn turn, Fault? fault, Scenario scenario, Conversation conversation)
{
    private readonly string _text = fault is Fault.Empty ? "" : Seen.Fill(turn.Say ?? "", conversation.Told);

    private readonly List<(string Tool, JsonElement Args)> _calls = fault is Fault.Empty or Fault.Silence
        ? []
        : [.. (turn.Calls ?? []).Select(call => (call.Tool, Arguments.Fill(call.Args, scenario, conversation.Told)))];

    public IEnumerable<ChatResponseUpdate> Updates()
    {
        foreach (var word in _text.Split(' ').Select((word, index) => index == 0 ? word : $" {word}"))
            if (word.Length > 0) yield return new(ChatRole.Assistant, word);

        foreach (var (index, (tool, args)) in _calls.Index())
            yield return new(ChatRole.Assistant, [Call(Id(index), tool, args)]);
    }

    public ChatResponseUpdate Finish() => new(ChatRole.Assistant, [new UsageContent(Usage())])
    {
        FinishReason = _calls.Count > 0 ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop,
    };

    private string Id(int index) =>
        fault is Fault.DuplicateIds ? "call" : $"call-{conversation.Answers.Count + 1}-{index + 1}";

    private FunctionCallContent Call(string id, string tool, JsonElement args)
    {
        var members = args.EnumerateObject().ToDictionary(member => member.Name, member => (object?)member.Value);
        if (fault is not Fault.MalformedArguments) return new(id, tool, members);

        var raw = args.GetRawText();
        return new(id, tool)
        {
            Exception = new JsonException("The arguments end in the middle."),
            AdditionalProperties = new() { [RawArguments.Property] = raw[..(raw.Length / 2)] },
        };
    }

    private UsageDetails Usage()
    {
        var output = Clean.Tokens(_text) + _calls.Sum(call => Clean.Tokens(call.Args.GetRawText()));
        return new()
        {
            InputTokenCount = conversation.Tokens,
            CachedInputTokenCount = conversation.CachedTokens,
            OutputTokenCount = output,
            TotalTokenCount = conversation.Tokens + output,
        };
    }
}
