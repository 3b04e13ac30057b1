using Missions.Core;
using Missions.Engine.Journals;
using Missions.Engine.Reports;
using Missions.World.Files;
using Missions.World.Logs;

namespace Missions.Engine.Verifying;

/// <summary>
/// Checks a mission's home, or its evidence pack, against itself: chains, outputs, seals, commits, page. Changes
/// nothing.
/// </summary>
/// <param name="hasCommit">Whether the engine's repository has a commit.</param>
public sealed class Verifier(
    MissionHome home,
    IFiles files,
    ILogs logs,
    Func<MissionEvent.MissionOpened, string, CancellationToken, Task<bool>> hasCommit)
{
    private readonly Findings _found = new(home.Id);

    /// <param name="expected">
    /// The hash that the journal's last line had when somebody noted it; null where nobody did.
    /// </param>
    public async Task<Verification> VerifyAsync(CancellationToken ct, string? expected = null)
    {
        var journal = await ReadAsync(ct);
        var mission = Mission.From(journal);
        _found.Check("Journal", journal.Count, "lines", home.Journal);

        var isWhole = _found.Verification.Ok;
        if (isWhole && expected is not null) await ExpectAsync(expected, ct);
        await new OutputCheck(home, files, _found).CheckAsync(mission, ct);
        new SealCheck(home, _found).Check(journal);
        if (IsPack(home.Folder))
        {
            await new PackCheck(home.Folder, files, logs, _found).CheckAsync(ct);
            return _found.Verification;
        }

        await new TranscriptCheck(home, files, logs, _found).CheckAsync(mission, isWhole, ct);
        await CheckCommitsAsync(mission, ct);
        await new PinnedCheck(home, files, _found).CheckAsync(mission, ct);
        if (IsPack(home.Report))
            await new PackCheck(home.Report, files, logs, _found) { MadeOf = home.Journal }.CheckAsync(ct);
        return _found.Verification;
    }

    private bool IsPack(string folder) => files.List(folder).Contains(Path.Combine(folder, Manifest.Name));

    /// <summary>A chain that was made anew holds in itself; only who noted its end before can tell.</summary>
    private async Task ExpectAsync(string expected, CancellationToken ct)
    {
        var isThere = false;
        await foreach (var line in logs.ReadAsync(home.Journal, ct)) isThere |= line.Hash == expected;
        if (!isThere) _found.Add(home.Journal, $"has no line with the hash {expected}: it is another journal.");
        _found.Check("Expected", 1, "hash", home.Journal);
    }

    /// <summary>As far as it holds; what is behind the damage cannot be trusted and is not looked at.</summary>
    private async Task<List<Recorded>> ReadAsync(CancellationToken ct)
    {
        var journal = new List<Recorded>();
        try
        {
            await foreach (var one in MissionJournal.EventsAsync(logs.ReadAsync(home.Journal, ct), home.Journal, ct))
                journal.Add(one);
            if (journal is []) _found.Add(home.Journal, "holds no event; the mission was never opened.");
        }
        catch (LogDamaged damage)
        {
            _found.Add(damage, home.Journal);
        }
        catch (JournalUnknown unknown)
        {
            _found.Add(new(home.Journal, unknown.Message, journal.Count + 1));
        }
        return journal;
    }

    private async Task CheckCommitsAsync(Mission mission, CancellationToken ct)
    {
        if (mission.Opening is not { } opening) return;
        (string What, string Commit)[] commits =
        [
            .. mission.Seals.Select(seal => ($"the seal of {seal.Milestone}", seal.Commit)),
            .. mission.Handoffs
                .Select(handed => ($"the handoff of {handed.Feature} by {handed.Run}", handed.Facts.Head)),
        ];
        foreach (var (what, commit) in commits.DistinctBy(one => one.Commit))
            if (!await hasCommit(opening, commit, ct))
                _found.Add(home.Repository, $"does not have {commit}, the commit of {what}.");
        _found.Check("Commits", commits.Select(one => one.Commit).Distinct().Count(), "commits", home.Repository);
    }
}
