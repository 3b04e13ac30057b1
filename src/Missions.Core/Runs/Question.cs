namespace Missions.Core.Runs;

/// <summary>Something that only the human can say.</summary>
/// <param name="Recommended">What the orchestrator would answer.</param>
/// <param name="Default">What holds when nobody answers until the deadline.</param>
/// <param name="Blocks">Nothing goes on before it is answered.</param>
public sealed record Question(
    QuestionId Id,
    string Text,
    string? Why = null,
    Seq<string> Options = default,
    string? Recommended = null,
    string? Default = null,
    DateTimeOffset? Deadline = null,
    bool Blocks = true,
    string? Answer = null,
    bool IsAssumed = false)
{
    public bool IsOpen => Answer is null;

    /// <summary>What is taken for the answer where the human wants none of it.</summary>
    public string Fallback => Recommended ?? Default ?? (Options is [var first, ..] ? first : "Use your judgement.");
}

/// <summary>A choice that waits for the human: a weakening, a human proof, a way out, a dead end.</summary>
/// <param name="Kind">What it is about, so that the answer can be carried out.</param>
/// <param name="About">The thing itself, by id or name; several hosts have a line each.</param>
public sealed record HumanChoice(
    DecisionId Id,
    ChoiceKind Kind,
    string About,
    string Text,
    Seq<string> Options,
    string Recommended,
    DateTimeOffset? Deadline = null,
    string? Default = null,
    Plans.Amendment? Amendment = null,
    string? Choice = null)
{
    public bool IsOpen => Choice is null;

    /// <summary>Whether it lets something out of the rooms: only a human ever allows that.</summary>
    public bool IsConsent => Kind is ChoiceKind.Network or ChoiceKind.Host;
}

/// <summary>What a choice is about.</summary>
public enum ChoiceKind
{
    Weakening,
    HumanProof,
    Stuck,

    /// <summary>Hosts that the setup may reach.</summary>
    Network,

    /// <summary>A service that runs outside of all rooms.</summary>
    Host,
}

/// <summary>Something noted in the interview.</summary>
public sealed record Note(string Text, string? Topic, string? Source, bool IsRequirement);

/// <summary>A word of the human to the orchestrator.</summary>
/// <param name="IsHeard">A run of the orchestrator has started since, and was not lost.</param>
/// <param name="HeardBy">That run.</param>
public sealed record Word(string Text, bool Now, bool IsHeard, RunId? HeardBy = null);

/// <summary>What a human allows before being asked. Not a strategy: only where the patience ends.</summary>
/// <param name="Drafts">Plans sent back in a row.</param>
/// <param name="Consults">Consults in a row that leave the same thing blocking.</param>
/// <param name="Losses">Runs lost in a row on one assignment.</param>
/// <param name="Resumes">Times one run is continued after the program died.</param>
/// <param name="FanOut">Reading runs at the same time.</param>
/// <param name="Bite">Hunks of a feature that are taken out again to see whether its proofs notice; 0 for none.</param>
/// <param name="BiteSeconds">How long that may take for one feature.</param>
/// <param name="GateSeconds">
/// How long the rehearsals of one plan, or of one amendment, may take before what can be left out is; 0 for no limit.
/// </param>
/// <param name="EverythingAgain">A later round proves everything at once, not first what the work touches.</param>
public sealed record Limits(
    int Drafts = 5,
    int Consults = 3,
    int Losses = 3,
    int Resumes = 5,
    int FanOut = 8,
    int Bite = 0,
    int BiteSeconds = 60,
    int GateSeconds = 0,
    bool EverythingAgain = false);

/// <summary>A question as the orchestrator puts it.</summary>
public sealed record AskedQuestion(
    string Text,
    string? Why = null,
    Seq<string> Options = default,
    string? Recommended = null,
    string? Default = null,
    double? DeadlineHours = null,
    bool Blocks = true);
