using Missions.Core;
using Missions.Core.Runs;
using Missions.Engine.Briefings;

namespace Missions.Engine.Views;

/// <summary>A handoff for people: what the worker says, beside what the engine saw.</summary>
internal static class HandoffView
{
    public static string Of(Mission mission, HandedOff handed)
    {
        var (handoff, facts) = (handed.Handoff, handed.Facts);
        var disputes = mission.Disputes
            .Where(one => one.Run == handed.Run)
            .Select(one => $"{one.Claim} But: {one.Fact}");
        var isVoid = handed.IsVoid ? " (void since a roll-back)" : "";
        return $"""
            # {handed.Feature} by {handed.Run}: {Words.Of(handoff.Outcome)}{isVoid}

            {handoff.Summary}

            ## Done
            {Text.List(handoff.Done)}

            ## Undone
            {Text.List(handoff.Undone)}

            ## Commands that it says it ran
            {Text.List(handoff.Commands.Select(one => $"`{one.Run}` exit {one.ExitCode} {one.Observed}".TrimEnd() + Mark(one, facts)))}

            ## Tests
            {Text.List(handoff.Tests.SelectMany(test => test.Cases.Select(one => $"{test.File}: {one.Name}")))}

            ## Issues
            {Text.List(handoff.Issues.Select(issue => $"{Words.Of(issue.Severity)}: {issue.Text}"))}

            ## Deviations
            {Text.List(handoff.Procedure.Deviations.Select(one => $"'{one.Step}': {one.Instead} ({one.Why})"))}

            ## What the engine saw
            - From {facts.Base} to {facts.Head}
            {Text.List(facts.Files)}

            ## Disputed
            {Text.List(disputes)}
            """;
    }

    /// <summary>Behind a claim that nobody can hold against anything.</summary>
    internal static string Mark(CommandRun claim, RunFacts facts) =>
        facts.Unobserved.Contains(claim.Run) ? " (unobserved)" : "";
}
