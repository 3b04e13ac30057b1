using Missions.Control.Verbs;
using Missions.Core;
using Missions.Core.Verdicts;
using Missions.Engine;
using Missions.Engine.Views;

namespace Missions.Control.Demo;

/// <summary>Tells the demo's story to a person, and the journal's events to a program that asked for them.</summary>
internal sealed class Narrator(TextWriter prose, TextWriter? events, History history)
{
    private readonly List<Recorded> _journal = [];
    private bool _hasKilled;

    private string Killing => history.Planted.Contains("kill") ? " - and the SIGKILL in the middle" : "";

    /// <param name="areScripted">Nobody else sits in any seat.</param>
    public void Begin(bool areScripted) => prose.WriteLine($"""
        This is a whole mission on {history.About}. {(areScripted ? Scripted : Asked)}
        Everything else is real: git, processes, sandbox, HTTP, the journal{Killing}.

        """);

    private const string Scripted = """
        Its agents are SCRIPTED: no model is asked,
        no key is needed; tokens are estimates.
        """;

    private const string Asked = """
        Its models are asked where your settings say,
        and they may cost money; what is planted for scripted agents may not be met.
        """;

    public void Set(string repository, MissionHome home) => prose.WriteLine($"""
        The application:  {repository}
        The mission:      {home.Folder}

        """);

    public void Tell(Recorded recorded)
    {
        _journal.Add(recorded);
        events?.WriteLine(Teller.Line(recorded));
        if (LogLine.Of(recorded) is { } sentence) prose.WriteLine(sentence);
    }

    public void Say(string said) => prose.WriteLine(string.Concat(
        said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"           {line}\n")).TrimEnd('\n'));

    public void Act(string typed) => prose.WriteLine($"         > {typed}    (the demo plays the human)");

    /// <summary>Says it once; true only then.</summary>
    public bool Kill()
    {
        if (_hasKilled) return false;
        prose.WriteLine("         > kill -9    (the demo kills its own `mission run` in the middle of a worker's run)");
        return _hasKilled = true;
    }

    /// <summary>Sums up. False where something that was planted met no gate.</summary>
    public bool End(Mission state, MissionHome home, string repository, string result)
    {
        var met = history.Planted.Select(Planted.Of).Select(planted => (Planted: planted, Seqs: planted.In(_journal))).ToList();
        prose.WriteLine("\nWhat was planted, and which gate met it:");
        foreach (var (planted, seqs) in met)
            prose.WriteLine(seqs is []
                ? $"  - {planted.What}: NOT MET by any gate"
                : $"  - {planted.What}\n    {planted.Gate} (journal line {string.Join(", ", seqs.Take(3))})");

        prose.WriteLine("\nEvery assertion:");
        foreach (var standing in state.Standings.OrderBy(one => one.Assertion.Value, StringComparer.Ordinal))
            prose.WriteLine($"  {Mark(standing.Truth)} {standing.Assertion}  {state.Plan?.Assertion(standing.Assertion)?.Claim}");

        prose.WriteLine($"""

            Where to look (MISSIONS_HOME={home.Root}):
              ./mission status {home.Id}
              ./mission show {home.Id} {state.Plan?.Contract[0].Id}    from an assertion to its feature, run, commit and evidence
              ./mission log {home.Id}
              ./mission control {home.Id}    the same full screen;  ./mission serve    the same on the web
              ./mission review {home.Id}    ./mission evidence {home.Id}
              ./mission verify {home.Id}
              {home.Views}
            {(history.Lands
                ? "The user's repository, with what was built on its branch main:"
                : $"The user's repository was not touched but for its branch mission/{home.Id}:")}
              {repository}
            """);
        if (state.Completion is not null && history.Start is { } start)
            prose.WriteLine($"""
                The application with its new features, ready to start:
                  {start.Replace("{result}", result)}
                """);
        return met.TrueForAll(one => one.Seqs is not []);
    }

    private static string Mark(Truth truth) => truth switch
    {
        Truth.Proven => "proven ",
        Truth.Refuted => "REFUTED",
        Truth.Waived => "waived ",
        Truth.Blocked => "blocked",
        _ => "pending",
    };
}
