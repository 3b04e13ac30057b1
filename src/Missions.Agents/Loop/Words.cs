using Missions.Agents.Tools;

namespace Missions.Agents.Loop;

/// <summary>What the loop itself says to a model, in one place, so that it stays short and tells what to do.</summary>
internal static class Words
{
    public const string Interrupted =
        "This call was interrupted: the program was restarted while it ran. "
        + "It may or may not have happened; look before you repeat it.";

    public const string Unseen =
        "(There is a picture, but this seat is shown none: how something looks is not for you to judge.)";

    public const string TooLate = "Not executed: the session had already ended with the call before.";

    public const string RejectedAtOnce =
        "That was its first request, so its model or effort is what is wrong: see `mission seat`.";

    public static string Reminder(IReadOnlyList<string> endingTools) =>
        $"You stopped without calling a tool. Go on working, or end by calling {Either(endingTools)}.";

    public static string NoEnding(int turns) => $"{turns} turns in a row without a call; the last words are no ending.";

    public static string Warning(Series series) =>
        $"You have called {series.Name} {series.Length} times in a row with the same arguments, and got the same "
        + "answer each time. Do something else, or, if you wait for something, wait much longer between two looks.";

    public static string NoProgress(Series series) =>
        $"{series.Name} was called {series.Length} times in a row with the same arguments and the same answer.";

    public static string Unreadable(int repairs) =>
        $"More than {repairs} turns in a row held no arguments that could be read.";

    public static string Stalling(int turns) =>
        $"In your last {turns} turns you did nothing new, and nothing changed. Say to yourself what is missing, then "
        + "do something else, or end.";

    public static string Stalled(int turns) => $"In {turns} turns it did nothing new, and nothing changed.";

    public static string Full(long tokens) =>
        $"What was said so far fills the {tokens} tokens that the model can hold.";

    public static string UnknownTool(string name, Toolbox tools)
    {
        var names = tools.Tools.Select(tool => tool.Name).ToList();
        return $"Refused: there is no tool {Clean.Text(name, 25)}.{Likely.Hint(name, names)} "
            + $"The tools are {string.Join(", ", names)}.";
    }

    public static string Malformed(Call call) =>
        $"Refused: the arguments of {call.Name} were not a JSON object, so nothing was done. They read: "
        + $"{call.Malformed}\nCall it again with the whole object; if it was too long, do it in smaller steps.";

    private static string Either(IReadOnlyList<string> names) =>
        names.Count == 0 ? "an ending tool" : string.Join(" or ", names);
}
