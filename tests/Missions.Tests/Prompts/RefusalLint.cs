using Missions.Engine.Prompts;
using Missions.Tests.Prompts.Support;

namespace Missions.Tests.Prompts;

/// <summary>Whatever a gate may say, conduct tells an agent what to do about it.</summary>
/// <remarks>A refusal that fails here is new: give its kind a sign of it, or conduct a line for a new kind.</remarks>
public sealed class RefusalLint
{
    private const string Section = "## When a call is refused";

    /// <summary>Told to people or to the engine: no agent can have asked for what these refuse.</summary>
    private const string NotForAgents = "";

    /// <summary>How a line of conduct begins, and what a sentence of its kind says. The first counts.</summary>
    private static readonly (string Kind, string[] Signs)[] Kinds =
    [
        (NotForAgents,
        [
            "`mission ", "already open", "needs a goal", "Limits start", "The gate's time",
            "The plan is already approved", "What you looked at was draft",
            "plan to reject", "is paused", "not paused", "{waive.Assertion}", "be waived", "does not hold yet",
            "{decide.Decision}", "{choice.Id}", "{answer.Question}", "closed.Id", "A human said so", "person's word",
            "asked by amending", "was never opened", "nothing can be complete", "nor waived", "The draft has",
            "be ready for", "Readiness was tried", "changed while it", "is not open.", "start afresh", "is not for a",
            "has not ", "questions wait", "be asked about now", "not to be left out",
            "has given no", "has proposed no", "Nobody has judged", "reviewer calls it weaker",
            "is pending", "not due", "not to be reviewed", "being reviewed", "reviewers as allowed", "reviews wait",
            "not to be used", "testers as allowed", "use waits",
            "passed its validation", "is not over", "proven by running", "has no arm", "would claim", "would be ",
            "would say", "would lose", "until {changed", "is given up", "was given up", "Its proof ",
            "Its recording ", "has no recording", "is not to be measured now", "assertions are proven on",
            "{standing.Assertion}", "cannot be allowed any more", " Both sides stand between",
            "which run asks", "No question is", "A way out of the rooms", "A cap needs", "A cap that is reached",
            "Waiting for a provider", "to be given away", "takes the seat", "is not to judge what",
            "Nothing starts now", "Nothing goes on now", "revised the skill",
        ]),
        ("Waiting for the human", ["waits for the human", "waits for the word"]),
        ("Not your tool",
        [
            "is not a tool of", "no feature to hand off", "not for you to judge", "not for this review",
            "is the run of a",
        ]),
        ("Too late",
        [
            "comes too late", "mission is over", "is sealed already", "Every milestone is sealed",
            "as long as it was to",
        ]),
        ("Done already",
        [
            "already", "twice", "was cancelled", "is not pending any more", "changes nothing", "nothing to take back",
            "being tried", "stays so visibly",
        ]),
        ("Out of bounds",
        [
            "off limits", "never on the branch", "exists on the base", "not a path below", "adds none",
        ]),
        ("No evidence",
        [
            "without evidence", "cites", "is cited and", "too, citing file", "nothing else, citing",
            "at least one finding", "verdict for",
        ]),
        ("A claim differs from the facts", ["The outcome is `partial`", "is about {run.Feature}"]),
        ("Not possible here",
        [
            "by this version", "follows itself", "needs itself", "comes later", "only a measure is measured",
            "others to get any", "is for nobody", "not proven by running something: name", "so give the host itself",
            "only a measure is measured", "depends on itself", "no executed proof to repair",
            "a witness is for", "a witness stands in",
        ]),
        ("Incomplete trace",
        [
            "does not hold together", "has no feature", "has no assertion", "No feature satisfies", "is satisfied by",
            "names no requirement", "satisfies no assertion", "belongs to the plan", "owns {", "needs an owner",
            "nobody wrote", "claims nothing", "what would refute",
        ]),
        ("Unknown id",
        [
            "There is no", "there is no", "which is no", "which is not in", "is not in {", "is not sealed",
            "is not a flow", "No issue is open", "Open: ", "Sealed: ", "milestone is sealed yet",
            "has no repair to judge",
        ]),
        ("Out of order",
        [
            "not approved", "is approved", "before the plan", "No milestone is being validated", "is being validated",
            "is open;", "is not next", "still ", "not tried yet", "under way", "is not sealed.", "No feature is left",
            "is sealed; put",
        ]),
        ("Missing or unknown member, or a wrong value",
        [
            "Say in `", "say in ", "Give a `", "Give the", "Name in `", "needs a ", "needs steps", "is not the id",
            "ids are unique", "is not the name", "has no start line", "is described", "runs nothing", "is from 1",
            "is from 0",
            "surface is", "asks the", "default is", "deadlineHours", "at least one question", "is a `repair`",
            "a `text`", "has no proof", "witness has no file",
            "expect `", "parity needs", "parity compares", "name the `service`",
            "is no request", "better is", "runs is from", "atLeast says",
        ]),
    ];

    public static TheoryData<string> Sentences => [.. Refusals.All];

    [Fact]
    public void The_gates_are_found() => Assert.InRange(Refusals.All.Count, 80, 1000);

    [Theory, MemberData(nameof(Sentences))]
    public void A_refusal_is_of_a_known_kind(string sentence) =>
        Assert.Contains(Kinds, kind => kind.Signs.Any(sentence.Contains));

    [Fact]
    public void Conduct_says_for_each_kind_what_to_do() => Assert.Empty(Kinds
        .Select(kind => kind.Kind)
        .Where(kind => kind is not NotForAgents)
        .Except(Lines.Select(line => line.Split(':')[0])));

    [Fact]
    public void Conduct_speaks_of_no_kind_that_no_gate_has() => Assert.Equal(
        ["You think that the refusal is wrong"],
        Lines.Select(line => line.Split(':')[0]).Except(Kinds.Select(kind => kind.Kind)));

    private static IEnumerable<string> Lines => new PromptLibrary().Read("conduct.md")
        .Split(Section)[1].Split("\n## ")[0].Split('\n')
        .Where(line => line.StartsWith("- ", StringComparison.Ordinal))
        .Select(line => line[2..]);
}
