using Missions.Core;
using Missions.Core.Runs;

namespace Missions.Engine.Views.Sheets;

/// <summary>A run: who sat there, what it was told, what it reported, and where to read all of it.</summary>
internal static class RunSheet
{
    public static Sheet Of(Mission mission, MissionHome home, Run run)
    {
        var handed = mission.Handoffs.LastOrDefault(one => one.Run == run.Id);
        var about = run.Feature?.ToString() ?? run.Milestone?.ToString();
        return new("run", run.Id.ToString(), $"{Words.Of(run.Role)}: {Words.Of(run.Purpose)} {about}", new()
        {
            ["role"] = Words.Of(run.Role),
            ["purpose"] = Words.Of(run.Purpose),
            ["seat"] = run.Seat,
            ["credentials"] = run.Credentials,
            ["independence"] = IndependenceText.Of(mission, run),
            ["state"] = Words.Of(run.State),
            ["detail"] = run.Detail,
            ["feature"] = run.Feature?.ToString(),
            ["milestone"] = run.Milestone?.ToString(),
            ["round"] = run.Round,
            ["group"] = run.Group,
            ["base"] = run.Base,
            ["started"] = $"{run.Started:O}",
            ["ended"] = run.Ended is { } ended ? $"{ended:O}" : null,
            ["resumes"] = run.Resumes,
            ["usd"] = run.Spend.Usd,
            ["tokens"] = run.Spend.Tokens,
            ["cachedTokens"] = run.Spend.CachedInput,
            ["unsettled"] = run.Spend.Unsettled is 0 ? null : run.Spend.Unsettled,
            ["prompts"] = Listed.Of(run.Prompts.Select(prompt => $"{prompt.Name} {prompt.Hash}")),
            ["briefing"] = home.Briefing(run.Id),
            ["transcript"] = home.Transcript(run.Id),
            ["handoff"] = handed is null ? null : home.Handoff(run.Id),
            ["outcome"] = handed is null ? null : Words.Of(handed.Handoff.Outcome),
            ["summary"] = handed?.Handoff.Summary,
            ["done"] = Listed.Of(handed?.Handoff.Done ?? []),
            ["undone"] = Listed.Of(handed?.Handoff.Undone ?? []),
            ["commands"] = Listed.Of((handed?.Handoff.Commands ?? [])
                .Select(one => $"`{one.Run}` exit {one.ExitCode}{HandoffView.Mark(one, handed!.Facts)}")),
            ["head"] = handed?.Facts.Head,
            ["disputes"] = Listed.Of(mission.Disputes
                .Where(one => one.Run == run.Id)
                .Select(one => $"{one.Claim} But: {one.Fact}")),
            ["issues"] = Listed.Of(mission.Issues
                .Where(one => one.By == run.Id.ToString())
                .Select(one => $"{one.Id} {one.Text}")),
            ["evidence"] = Listed.Of(mission.Evidence
                .Where(one => one.Run == run.Id)
                .Select(one => $"{one.Id} {one.Subject}")),
        });
    }
}
