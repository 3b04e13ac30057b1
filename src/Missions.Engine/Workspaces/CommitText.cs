using Missions.Core;

namespace Missions.Engine.Workspaces;

/// <summary>Puts the engine's commit messages as the human wants them.</summary>
public static class CommitText
{
    // As the convention has it: a word, perhaps a scope in brackets, perhaps an exclamation mark, a colon.
    private static readonly char[] Scope = ['(', ')', '!', '-'];

    /// <param name="kind">Of change, where first lines name one: <c>feat</c>, <c>fix</c>, <c>chore</c>.</param>
    /// <param name="trailers">Each as <c>Name: value</c>.</param>
    public static string Of(CommitRules? rules, string message, string kind, string author, params Seq<string> trailers)
    {
        var asked = rules ?? new();
        var text = message.TrimEnd();
        if (asked.Style is CommitStyle.Conventional && !IsConventional(text)) text = $"{kind}: {text}";
        Seq<string> last =
        [
            .. asked.Trailers ? trailers : [],
            .. asked.SignOff ? (string[])[$"Signed-off-by: {author}"] : [],
        ];
        return last is [] ? $"{text}\n" : $"{text}\n\n{string.Join('\n', last)}\n";
    }

    private static bool IsConventional(string message)
    {
        var line = message.Split('\n')[0];
        return line.IndexOf(": ", StringComparison.Ordinal) is > 0 and var end
            && line[..end].All(letter => char.IsAsciiLetterLower(letter) || Scope.Contains(letter));
    }
}
