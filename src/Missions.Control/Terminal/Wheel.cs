using Missions.Engine.Views;

namespace Missions.Control.Terminal;

/// <summary>Hands on the wheel: which key asks for which verb, and what is asked back before.</summary>
internal static class Wheel
{
    public static (Ui Next, Wish? Wish) Press(Ui ui, string key, Seen seen, Row? pointed)
    {
        if (key is "/")
            return (ui with { Typing = new("Only lines with:", [], ui.View.Filter, ui.View.Filter.Length) }, null);
        if (key is "n") return (Type(ui, "What is to be built?", "plan", "--no-input", "--", "{}"), null);
        if (seen.Mission is not { } mission || ui.View.Tab is Tab.Home) return (ui, null);
        return key switch
        {
            "a" => Approve(ui, mission),
            "r" => (ui with { Said = "Starting ..." }, new Wish.Type(["run", "--detach"])),
            "p" => (ui with { Said = "On its way ..." }, new Wish.Type([IsStill(mission) ? "resume" : "pause"])),
            "L" => (ui with { Asked = new("Land: prove once more, then move your branch?", new Wish.Type(["land"])) },
                null),
            "y" => (ui with { Said = "On its way ..." }, new Wish.Type(["sync"])),
            _ => (Typed(ui, key, mission, pointed), null),
        };
    }

    /// <summary>An answer of a decision's page was chosen.</summary>
    public static (Ui Next, Wish? Wish) Give(Ui ui, string thing, string answer, MissionSeen mission)
    {
        if (mission.Dashboard.Decisions.FirstOrDefault(one => one.Id == thing) is not { } decision) return (ui, null);
        var word = answer[(answer.IndexOf(':') + 1)..];
        return (decision.Kind, answer) switch
        {
            ("approval", "give:approve") => Approve(ui, mission),
            ("approval", _) => (Type(ui, "Reject, because:", "reject", "--because={}"), null),
            ("budget", _) => (ui with { Typing = Raised(decision) }, null),
            ("refused", _) => (ui with { Said = "On its way ..." }, new Wish.Type(["resume"])),
            ("question", "type:") => (Type(ui, $"{decision.Id}:", "answer", decision.Id, "--", "{}"), null),
            ("question", _) =>
                (ui with { Said = "On its way ..." }, new Wish.Type(["answer", decision.Id, "--", word])),
            _ => (ui with { Asked = new($"{decision.Id}: {word}?", new Wish.Type(["decide", decision.Id, word])) },
                null),
        };
    }

    private static Ui Typed(Ui ui, string key, MissionSeen mission, Row? pointed) => key switch
    {
        "s" => Type(ui, "Say to the orchestrator:", "say", "--", "{}"),
        "c" => Type(ui, "Must always hold:", "say", "--constraint", "--", "{}"),
        "j" => Type(ui, "Reject, because:", "reject", "--because={}"),
        "B" => ui
            with
        {
            Typing = new(
                "Budget, as --usd 30 --tokens 9000000 --hours 12 --runs 40 (none lifts):", ["budget", "{}..."])
        },
        "S" => ui with { Typing = new("Seat, as: worker provider/model", ["seat", "{}..."]) },
        "X" => Type(ui, $"Abort for good. Type {mission.Home.Id} to do it:", "abort", "--because=You ended it ({})."),
        "w" when Assertion(ui, mission, pointed) is { } id =>
            Type(ui, $"Let {id} go unproven for ever, because:", "waive", id, "--because={}"),
        "w" => ui with { Said = "Point at an assertion first: 4, then w." },
        _ => ui with { Said = $"{key} does nothing here; ? names the keys." },
    };

    private static Ui Type(Ui ui, string prompt, params string[] then) => ui with { Typing = new(prompt, [.. then]) };

    private static (Ui, Wish?) Approve(Ui ui, MissionSeen mission)
    {
        var question = mission.Dashboard.Decisions.FirstOrDefault(one => one.Kind is "approval" or "amendment") switch
        {
            null => null,
            { Kind: "amendment" } => "Allow the amendment? What was approved becomes weaker, visibly.",
            _ => $"Approve the plan with {mission.Dashboard.Assertions.Total} assertions? The next run builds.",
        };
        return question is null
            ? (ui with { Said = "Nothing waits for your approval." }, null)
            : (ui with { Asked = new(question, new Wish.Type(["approve", "--yes"])) }, null);
    }

    private static Typing Raised(DecisionView decision)
    {
        var words = decision.Command.Split(' ').Skip(2).ToList();
        var text = string.Join(' ', words);
        return new("Raise it to:", ["budget", "{}..."], text, text.Length);
    }

    private static bool IsStill(MissionSeen mission) => mission.Dashboard.State is "paused" or "waiting"
        || mission.Dashboard.Decisions.Any(one => one.Kind is "refused");

    private static string? Assertion(Ui ui, MissionSeen mission, Row? pointed)
    {
        var thing = ui.View.Thing ?? pointed?.Id;
        return mission.Dashboard.Assertions.Items.Any(one => one.Id == thing) ? thing : null;
    }
}
