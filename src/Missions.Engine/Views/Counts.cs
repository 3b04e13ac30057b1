using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using Missions.Engine.Briefings;

namespace Missions.Engine.Views;

/// <summary>How many features are built, and how many of all are follow-ups.</summary>
public sealed record FeatureCounts(int Total, int Done, int FollowUps)
{
    public static FeatureCounts Of(Mission mission)
    {
        var features = mission.Plan?.Features.ToList() ?? [];
        return new(
            features.Count,
            features.Count(feature => mission.IsDone(feature.Id)),
            features.Count(feature => feature.Follows is not null));
    }
}

/// <summary>How the assertions stand.</summary>
public sealed record AssertionsView(
    int Total, int Proven, int Refuted, int Blocked, int Pending, int Waived, Seq<AssertionView> Items)
{
    public static AssertionsView Of(Mission mission)
    {
        var of = (Truth truth) => mission.Standings.Count(standing => standing.Truth == truth);
        return new(
            mission.Standings.Count,
            of(Truth.Proven),
            of(Truth.Refuted),
            of(Truth.Blocked),
            of(Truth.Pending),
            of(Truth.Waived),
            [.. (mission.Plan?.Contract ?? []).Select(assertion => AssertionView.Of(mission, assertion))]);
    }
}

/// <summary>How one assertion stands.</summary>
/// <param name="Owner">The feature that must make it true; null where it must go on holding.</param>
public sealed record AssertionView(
    string Id,
    string Claim,
    string Truth,
    string Proof,
    string? Owner,
    Seq<string> Evidence,
    string? Commit,
    string? Because)
{
    public static AssertionView Of(Mission mission, Assertion assertion)
    {
        var standing = mission.StandingOf(assertion.Id);
        return new(
            assertion.Id.ToString(),
            assertion.Claim,
            Words.Of(standing.Truth),
            PlanText.Kind(assertion.Proof),
            mission.Plan?.OwnerOf(assertion.Id)?.Id.ToString(),
            [.. standing.Evidence.Select(id => id.ToString())],
            standing.Commit,
            standing.Because);
    }
}

/// <summary>What was reported and is not dealt with.</summary>
public sealed record IssuesView(int Total, int Open, int Blocking, Seq<IssueView> Items)
{
    public static IssuesView Of(Mission mission) => new(
        mission.Issues.Count,
        mission.Issues.Count(issue => issue.IsOpen),
        mission.BlockingIssues.Count(),
        [.. mission.Issues.Where(issue => issue.IsOpen).OrderBy(issue => issue.Severity).Select(IssueView.Of)]);
}

/// <summary>One open issue.</summary>
public sealed record IssueView(string Id, string Severity, string By, string Text)
{
    public static IssueView Of(Issue issue) => new(issue.Id.ToString(), Words.Of(issue.Severity), issue.By, issue.Text);
}

/// <summary>What was used.</summary>
/// <param name="CachedTokens">Those of the tokens that came from a provider's cache.</param>
/// <param name="CachedShare">Of the input, from 0 to 1.</param>
public sealed record SpendView(
    decimal Usd, long Tokens, long CachedTokens, double CachedShare, Seq<RoleSpendView> ByRole)
{
    /// <summary>Some of it has no price, or was never told.</summary>
    public bool IsUnpriced { get; init; }

    public static SpendView Of(Mission mission) => new(
        mission.Spend.Usd,
        mission.Spend.Tokens,
        mission.Spend.CachedInput,
        Share(mission.Spend),
        [
            .. mission.Runs.GroupBy(run => run.Role).OrderBy(runs => runs.Key).Select(runs => RoleSpendView.Of(
                runs.Key, runs.Count(), runs.Aggregate(default(Spend), (sum, run) => sum + run.Spend))),
        ])
    {
        IsUnpriced = mission.Spend.IsUnpriced,
    };

    internal static double Share(Spend spend) =>
        spend.Input == 0 ? 0 : Math.Round((double)spend.CachedInput / spend.Input, 3);
}

/// <summary>What one role used.</summary>
public sealed record RoleSpendView(
    string Role, int Runs, decimal Usd, long Tokens, long CachedTokens, double CachedShare)
{
    public static RoleSpendView Of(Role role, int runs, Spend spend) =>
        new(Words.Of(role), runs, spend.Usd, spend.Tokens, spend.CachedInput, SpendView.Share(spend));
}
