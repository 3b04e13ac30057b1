namespace Missions.Agents.Loop;

/// <summary>The equal calls with equal answers that a history ends with. A poll whose answer changes is none.</summary>
/// <param name="Haste">Its length, where those that waited count for less.</param>
/// <param name="IsWarned">The model was already told.</param>
internal readonly record struct Series(string Name, int Length, double Haste, bool IsWarned)
{
    public static Series AtTheEndOf(History history)
    {
        var last = history.Last!;
        var wanted = Step(last, last.Received.Calls[^1]);
        var (length, haste, isWarned) = (0, 0.0, false);

        foreach (var exchange in history.Exchanges.Reverse())
        {
            var same = exchange.Received.Calls.Reverse().TakeWhile(call => Step(exchange, call) == wanted).Count();
            length += same;
            haste += same * Loop.Haste.Of(exchange);
            isWarned |= same > 0 && !exchange.Notes.IsEmpty;
            if (exchange.IsQuiet || same < exchange.Received.Calls.Count) break;
        }

        return new(wanted.Name, length, haste, isWarned);
    }

    private static (string Name, string Arguments, string Answer) Step(Exchange exchange, Call call) =>
        (call.Name, call.Malformed ?? call.Arguments.GetRawText(), exchange.Answers[call.Id]);
}
