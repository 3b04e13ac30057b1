using System.Text;

namespace Missions.Agents.Loop;

/// <summary>
/// How long a session has been getting nowhere: turns in which it did nothing new, learned nothing new and saw nothing
/// change. Whoever polls sees something change in the end, and whoever works writes more than a few words.
/// </summary>
internal static class Progress
{
    // Below this a step is small; that a number in it differs does not make it another step.
    private const int Small = 400;

    /// <summary>The turns without any progress that the history ends with, and whether the model was told.</summary>
    public static (int Turns, double Haste, bool IsWarned) Lacking(History history)
    {
        var (kinds, answers) = (new HashSet<string>(), new Dictionary<string, string>());
        var (turns, haste, isWarned) = (0, 0.0, false);
        foreach (var exchange in history.Exchanges)
        {
            var isProgress = false;
            foreach (var call in exchange.Received.Calls)
                isProgress |= IsNew(call, exchange.Answers.GetValueOrDefault(call.Id, ""), kinds, answers);

            (turns, haste, isWarned) = isProgress
                ? (0, 0, false)
                : (turns + 1, haste + Haste.Of(exchange), isWarned || !exchange.Notes.IsEmpty);
        }
        return (turns, haste, isWarned);
    }

    private static bool IsNew(Call call, string answer, HashSet<string> kinds, Dictionary<string, string> answers)
    {
        var asked = $"{call.Name} {call.Malformed ?? call.Arguments.GetRawText()}";
        var wasAsked = answers.TryGetValue(asked, out var before);
        answers[asked] = answer;

        var isNewKind = kinds.Add(WithoutNumbers(asked));
        if (call.Malformed is not null) return false;
        return isNewKind || (wasAsked ? before != answer : asked.Length + answer.Length >= Small);
    }

    private static string WithoutNumbers(string text)
    {
        var kind = new StringBuilder(text.Length);
        foreach (var letter in text)
            if (!char.IsAsciiDigit(letter)) kind.Append(letter);
            else if (kind.Length == 0 || kind[^1] is not '#') kind.Append('#');
        return kind.ToString();
    }
}
