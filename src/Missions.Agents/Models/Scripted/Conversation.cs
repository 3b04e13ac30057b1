using System.Text.Json;
using Microsoft.Extensions.AI;
using Missions.Agents.Loop;

namespace Missions.Agents.Models.Scripted;

/// <summary>What a scripted model makes of the messages it is sent: all that it ever knows.</summary>
/// <param name="Answers">What it was answered to each of its turns so far: tool answers and reminders.</param>
/// <param name="Tokens">The estimate of all messages.</param>
/// <param name="CachedTokens">That of the messages which its last turn was sent already.</param>
internal sealed record Conversation(
    string Briefing, IReadOnlyList<IReadOnlyList<string>> Answers, long Tokens, long CachedTokens)
{
    private const string Mark = "Assignment:";

    public string Told => string.Join('\n', Answers.SelectMany(answers => answers).Prepend(Briefing));

    /// <summary>The briefing's last line of that kind, or null.</summary>
    public string? Assignment =>
        Briefing.Split('\n').LastOrDefault(line => line.StartsWith(Mark, StringComparison.Ordinal))?.Trim();

    /// <summary>A member of the assignment, such as <c>role</c>; null where it is left out.</summary>
    public string? Assigned(string member) => Assignment?[Mark.Length..]
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .LastOrDefault(part => part.StartsWith($"{member}=", StringComparison.Ordinal))?[(member.Length + 1)..];

    public static Conversation Of(IEnumerable<ChatMessage> messages)
    {
        var (briefing, turns) = (new List<string>(), new List<List<string>>());
        var (tokens, cached) = (0L, 0L);

        foreach (var message in messages)
        {
            if (message.Role == ChatRole.Assistant)
            {
                turns.Add([]);
                cached = tokens;
            }
            else
            {
                (turns is [.., var answers] ? answers : briefing).AddRange(message.Contents.Select(Text));
            }

            tokens += message.Contents.Sum(content => Clean.Tokens(Text(content)));
        }

        return new(string.Join('\n', briefing), turns, tokens, cached);
    }

    private static string Text(AIContent content) => content switch
    {
        TextContent text => text.Text,
        FunctionResultContent answer => $"{answer.Result}",
        FunctionCallContent call => call.Name + string.Concat(call.Arguments?.Select(Text) ?? []),
        _ => "",
    };

    private static string Text(KeyValuePair<string, object?> argument) =>
        argument.Key + (argument.Value is JsonElement json ? json.GetRawText() : $"{argument.Value}");
}
