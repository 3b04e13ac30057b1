using System.Text;
using Microsoft.Extensions.AI;

namespace Missions.Agents.Loop;

/// <summary>
/// Looks at what is about to be sent, with the eyes of a provider: what one would reject is never sent, since it would
/// be rejected again for ever.
/// </summary>
internal static class HistoryCheck
{
    private const int LongestName = 64;

    /// <summary>What a provider would reject, as a sentence; or null.</summary>
    public static string? Wrong(IReadOnlyList<ChatMessage> messages)
    {
        var (seen, open) = (new HashSet<string>(), new List<string>());
        foreach (var (index, message) in messages.Index())
        {
            var answered = message.Contents.OfType<FunctionResultContent>().Select(answer => answer.CallId).ToList();
            if (open.Except(answered).FirstOrDefault() is { } left) return $"The call {left} has no answer.";
            if (answered.Except(open).FirstOrDefault() is { } odd) return $"The answer {odd} belongs to no call.";

            open = [.. message.Contents.OfType<FunctionCallContent>().Select(call => call.CallId)];
            if (open.FirstOrDefault(id => id is "" || !seen.Add(id)) is { } twice)
                return $"Two calls have the id '{twice}', or it is empty.";
            if (message.Contents.Select(Wrong).OfType<string>().FirstOrDefault() is { } wrong)
                return $"Message {index + 1}: {wrong}";
            if (message.Contents.Count == 0) return $"Message {index + 1} is empty.";
        }
        return messages[^1].Role == ChatRole.Assistant ? "The last word is the model's own." : null;
    }

    /// <summary>A name that every provider takes.</summary>
    public static string Name(string name)
    {
        var letters = name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' ? letter : '_');
        var plain = string.Concat(letters.Take(LongestName));
        return plain is "" ? "unnamed" : plain;
    }

    private static string? Wrong(AIContent content) => content switch
    {
        TextContent { Text: var text } when string.IsNullOrWhiteSpace(text) => "it says nothing.",
        TextContent { Text: var text } => Characters(text),
        FunctionResultContent { Result: string text } => Characters(text),
        FunctionCallContent { Name: var name } when Name(name) != name => $"'{name}' is no name of a tool.",
        _ => null,
    };

    private static string? Characters(string text)
    {
        if (text.Contains('\0')) return "it holds a NUL.";
        for (var at = 0; at < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, at, out var rune)) return $"half a character stands at {at}.";
            at += rune.Utf16SequenceLength;
        }
        return null;
    }
}
