using Missions.Core.Plans;

namespace Missions.Core.Verdicts;

/// <summary>Whether the application can be set up, checked and driven, as it was tried on the base.</summary>
/// <param name="Plan">The number of the proposal that it was tried for.</param>
/// <param name="Base">What each check says on the untouched base.</param>
/// <param name="Driven">A sentence for each service that started; it begins with the service's name.</param>
/// <param name="Problems">What could not be shown; each stops the plan.</param>
/// <param name="IsSetUp">The setup ended well, or there is none.</param>
/// <param name="Instructions">Files of the base that tell agents how to work there.</param>
/// <param name="Network">What the setup may reach, and nothing else.</param>
/// <param name="Notes">What a human should know about it and stops nothing.</param>
/// <param name="Setup">The plan's, with which the checks ran; empty without one. Null in older journals.</param>
/// <param name="Surroundings">The hash of all of the plan that the checks hang on. Null in older journals.</param>
public sealed record Readiness(
    int Plan,
    Seq<BaseCheck> Base,
    Seq<string> Driven,
    Seq<string> Problems,
    bool IsSetUp = true,
    Seq<string> Instructions = default,
    Seq<NetworkHost> Network = default,
    Seq<string> Notes = default,
    string? Setup = null,
    string? Surroundings = null)
{
    /// <summary>What an earlier draft that was set up alike brought to light; null where it is to be tried.</summary>
    public BaseCheck? Known(Check check, Plan plan) => Surroundings != Plans.Surroundings.OfChecks(plan)
        ? null
        : Base.FirstOrDefault(one => (one.Name, one.Run) == (check.Name, check.Run) && one.CouldRun);

    public bool HasDriven(string service) =>
        Driven.Any(one => one.StartsWith($"{service} ", StringComparison.Ordinal));
}

/// <summary>A host that the setup may reach.</summary>
/// <param name="Host">With its port.</param>
/// <param name="From">The command, the file or the part of the plan that names it.</param>
public sealed record NetworkHost(string Host, string From);

/// <summary>What a check said in several runs on the base: what is known, and what comes and goes.</summary>
/// <param name="ExitCodes">One a run.</param>
/// <param name="Findings">What every run complained about.</param>
/// <param name="Flaky">What only some runs complained about.</param>
/// <param name="Tests">What the runs' reports have in common; null where they cannot be read.</param>
/// <param name="Coverage">Per cent of the lines that tests run, where a run's output says so; the least of all.</param>
/// <param name="Said">How the output of a run ends that failed.</param>
public sealed record BaseCheck(
    string Name,
    string Run,
    Seq<int> ExitCodes,
    Seq<string> Findings,
    Seq<string> Flaky,
    TestTally? Tests = null,
    string? Said = null,
    double? Coverage = null)
{
    /// <summary>It fails, and nothing in what it says shows that it looked at anything.</summary>
    public bool IsMute => !Passes && Findings is [] && Flaky is [] && Tests is null;

    public bool Passes => ExitCodes.All(code => code == 0);

    /// <summary>There was a program to run, and it ended by itself.</summary>
    public bool CouldRun => !ExitCodes.Any(code => code is -1 or 126 or 127);

    /// <summary>It passes, or it fails always alike and says at what: the new can then be told from the old.</summary>
    public bool IsKnown => Passes || CouldRun && ExitCodes.Distinct().Count() == 1 && Findings is [_, ..];

    /// <summary>What the check complains about now that the base did not; empty where nothing is new.</summary>
    public Seq<string> NewIn(int exitCode, Seq<string> findings)
    {
        if (exitCode == 0) return [];
        var known = Findings.Concat(Flaky).ToList();
        Seq<string> fresh = [.. findings.Where(finding => !known.Remove(finding))];

        return fresh is [] && (ExitCodes.All(code => code == 0) || findings is [] && Findings is [_, ..])
            ? [$"{Name} exits with {exitCode}; on the base it exits with {string.Join(", ", ExitCodes)}."]
            : fresh;
    }
}
