using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Missions.Control.Verbs;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Engine;

namespace Missions.Control.Web;

/// <summary>A command as it came in: a name, and the members that this command takes.</summary>
/// <param name="Id">Given by whoever sent it, so that sending it twice is giving it once.</param>
/// <param name="Command">Null where it is one of the program's own: <paramref name="Verb"/>, or to run.</param>
internal sealed record Letter(string? Id, MissionCommand? Command, string? Verb = null)
{
    private const int LongestText = 20_000;

    /// <summary>The members that each command takes; those that must be there come with a star.</summary>
    public static IReadOnlyDictionary<string, string[]> Members { get; } = new SortedDictionary<string, string[]>
    {
        ["approve"] = ["draft"],
        ["reject"] = ["because*", "draft"],
        ["say"] = ["text*", "constraint", "now"],
        ["answer"] = ["question*", "text*"],
        ["decide"] = ["decision*", "choice*", "because"],
        ["pause"] = [],
        ["resume"] = [],
        ["abort"] = ["because"],
        ["waive"] = ["assertion*", "because*"],
        ["seat"] = ["role*", "seat*", "effort"],
        ["budget"] = ["usd", "tokens", "hours", "runs", "each"],
        ["run"] = [],
        ["sync"] = [],
        ["land"] = [],
    };

    /// <exception cref="UsedWrongly">It is no such object; the sentence says what one is.</exception>
    public static Letter Read(JsonObject body, Budget now)
    {
        var name = Text(body, "command");
        if (!Members.TryGetValue(name, out var members))
            throw new UsedWrongly($"There is no command '{name}'. There are: {string.Join(", ", Members.Keys)}.");
        Check(name, body, members);
        var id = body["id"] is null ? null : Text(body, "id");
        if (id is not null && (id.Length > 64 || !id.All(one => char.IsAsciiLetterOrDigit(one) || one is '-' or '_')))
            throw new UsedWrongly("An id has at most 64 letters, digits, hyphens and underscores.");
        return name is "sync" or "land" ? new(id, null, name)
            : name is "run" ? new(id, null)
            : new(id, CommandOf(name, body, now));
    }

    private static void Check(string name, JsonObject body, string[] members)
    {
        var known = members.Select(one => one.TrimEnd('*')).ToList();
        var takes = known is [] ? "nothing more" : string.Join(", ", known);
        foreach (var (member, _) in body)
            if (member is not ("command" or "id") && !known.Contains(member))
                throw new UsedWrongly($"`{name}` has no member '{member}'. It takes: {takes}.");
        foreach (var needed in members.Where(one => one[^1] is '*'))
            if (string.IsNullOrWhiteSpace(Text(body, needed[..^1])))
                throw new UsedWrongly($"`{name}` needs '{needed[..^1]}', and it may not be empty.");
    }

    private static MissionCommand CommandOf(string name, JsonObject body, Budget now) => name switch
    {
        "approve" => new MissionCommand.Approve(Whole(body, "draft")),
        "reject" => new MissionCommand.Reject(Text(body, "because"), Whole(body, "draft")),
        "say" => new MissionCommand.Say(Text(body, "text"), Flag(body, "constraint"), Flag(body, "now")),
        "answer" => new MissionCommand.AnswerQuestion(
            Ids.Read<QuestionId>(Text(body, "question"), "a question, such as Q-3"), Text(body, "text")),
        "decide" => new MissionCommand.Decide(
            Ids.Read<DecisionId>(Text(body, "decision"), "a decision, such as D-2"),
            Text(body, "choice"),
            Maybe(body, "because")),
        "pause" => new MissionCommand.Pause(),
        "resume" => new MissionCommand.Resume(),
        "abort" => Maybe(body, "because") is { } why ? new MissionCommand.Abort(why) : new MissionCommand.Abort(),
        "waive" => new MissionCommand.Waive(
            Ids.Read<AssertionId>(Text(body, "assertion"), "an assertion"), Text(body, "because")),
        "seat" => SeatVerb.Roles.TryGetValue(Text(body, "role"), out var role)
            ? new MissionCommand.ChangeSeat(role, Text(body, "seat"), Maybe(body, "effort"))
            : throw new UsedWrongly($"There are these seats: {string.Join(", ", SeatVerb.Roles.Keys)}."),
        "budget" => new MissionCommand.ChangeBudget(BudgetOf(body, now)),
        _ => throw new UsedWrongly($"`{name}` is no command."),
    };

    private static Budget BudgetOf(JsonObject body, Budget now)
    {
        var each = Maybe(body, "each");
        if (!new[] { "usd", "tokens", "hours", "runs" }.Any(body.ContainsKey))
            throw new UsedWrongly("`budget` changes nothing: give usd, tokens, hours or runs.");
        var old = BudgetVerb.Of(now, each);
        var caps = new Caps(
            (decimal?)Cap(body, "usd", (double?)old.Usd),
            (long?)Cap(body, "tokens", old.Tokens, isWhole: true),
            Cap(body, "hours", old.Hours),
            (int?)Cap(body, "runs", old.Runs, isWhole: true, most: int.MaxValue));
        return BudgetVerb.With(now, each, caps);
    }

    /// <summary>What is left out stays; `none`, or null, lifts the cap.</summary>
    private static double? Cap(
        JsonObject body, string member, double? now, bool isWhole = false, double most = 1e15)
    {
        if (!body.TryGetPropertyValue(member, out var value)) return now;
        if (value is null || value.ToString() is "none") return null;
        if (value.ToString() is "") return now;
        return double.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var cap)
            && double.IsFinite(cap) && cap > 0 && cap <= most && (!isWhole || cap == Math.Floor(cap))
            ? cap
            : throw new UsedWrongly(
                $"'{member}' is no cap; give a {(isWhole ? "whole " : "")}number above 0, or `none`.");
    }

    /// <summary>As a number, or as a form has it.</summary>
    private static int? Whole(JsonObject body, string member) => body[member]?.ToString() switch
    {
        null or "" => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw new UsedWrongly($"'{member}' is a whole number."),
    };

    private static string? Maybe(JsonObject body, string member) =>
        Text(body, member) is { Length: > 0 } text ? text : null;

    private static string Text(JsonObject body, string member) => body[member] switch
    {
        null => "",
        JsonValue value when value.GetValueKind() is JsonValueKind.String => Read(value, member) is var text
            && text.Length <= LongestText ? text
            : throw new UsedWrongly($"'{member}' has more than {LongestText} characters."),
        _ => throw new UsedWrongly($"'{member}' is a text."),
    };

    private static string Read(JsonValue value, string member)
    {
        try
        {
            return value.GetValue<string>();
        }
        catch (InvalidOperationException)
        {
            throw new UsedWrongly($"'{member}' has half a surrogate pair in it, which is no text.");
        }
    }

    private static bool Flag(JsonObject body, string member) => body[member]?.GetValueKind() switch
    {
        null or JsonValueKind.False => false,
        JsonValueKind.True => true,
        _ => throw new UsedWrongly($"'{member}' is true or false."),
    };
}
