using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Tools;

/// <summary>Looks up the places that a review cites, since an opinion that cites nothing real is none.</summary>
internal sealed class Citations(Workshop shop)
{
    /// <summary>
    /// Cited places that are not there: for a judgement at the commit that is reviewed, for a finding there or on the
    /// base.
    /// </summary>
    /// <param name="run">Whose review it is; a repair has no places to cite.</param>
    public async Task<Seq<string>> AbsentAsync(Review review, Run run, CancellationToken ct)
    {
        var asked = run.Purpose is Purpose.Question ? run.Base : null;
        if ((shop.Mission.State.OpenRound?.Commit ?? asked) is not { } commit) return [];
        var absent = new List<string>();
        foreach (var judged in review.Assertions)
            if (!await IsThereAsync(judged.File, judged.Line, commit, ct))
                absent.Add($"{judged.File}:{judged.Line}");
        foreach (var finding in review.Findings)
            if (!await IsThereAsync(finding.File, finding.Line ?? 1, commit, ct)
                && !await IsThereAsync(finding.File, finding.Line ?? 1, shop.Mission.State.Base, ct))
                absent.Add(finding.Line is { } line ? $"{finding.File}:{line}" : finding.File);
        return [.. absent];
    }

    private async Task<bool> IsThereAsync(string cited, int line, string commit, CancellationToken ct)
    {
        // As outputs show it.
        var file = cited.StartsWith($"{Checkout.Inside}/", StringComparison.Ordinal)
            ? cited[(Checkout.Inside.Length + 1)..]
            : cited;
        return IsPath(file) && await shop.Repository.ReadAsync(commit, file, ct) is { } bytes
            && line >= 1 && line <= 1 + bytes.Count(one => one == (byte)'\n');
    }

    private static bool IsPath(string file) =>
        file is not "" && !Path.IsPathRooted(file) && !file.Split('/').Contains("..");
}
