using System.Text;
using Missions.Core;
using Missions.Core.Verdicts;
using Missions.World.Files;

namespace Missions.Engine.Verifying;

/// <summary>Every output that evidence or a rehearsal cites is there with the bytes of its hash.</summary>
internal sealed class OutputCheck(MissionHome home, IFiles files, Findings found)
{
    public async Task CheckAsync(Mission mission, CancellationToken ct)
    {
        foreach (var blob in CitedBlob.All(mission)) await CheckAsync(blob, ct);
        foreach (var evidence in mission.Evidence) CheckNote(evidence);
        found.Check("Evidence", mission.Evidence.Count, "pieces", home.Blobs);
        found.Check("Rehearsals", CitedBlob.OfRehearsals(mission).Count(), "outputs", home.Blobs);
        if (CitedBlob.OfRecordings(mission).Count() is > 0 and var scripts)
            found.Check("Recordings", scripts, "scripts", home.Blobs);

        foreach (var standing in mission.Standings.Where(one => one.Truth is Truth.Proven))
            CheckCited(mission, standing);
        found.Check("Proven", mission.Standings.Count(one => one.Truth is Truth.Proven), "assertions", home.Journal);
    }

    private void CheckNote(Evidence evidence)
    {
        if (evidence is { HasOutput: false, Note: { } note }
            && Blobs.HashOf(Encoding.UTF8.GetBytes(note)) != evidence.Output)
            found.Add(home.Journal, $"holds another note for {evidence.Id} than the one of its hash.");
    }

    private async Task CheckAsync(CitedBlob blob, CancellationToken ct)
    {
        var path = Path.Combine(home.Blobs, blob.Hash);
        if (await files.ReadAsync(path, ct) is not { } bytes) found.Add(path, $"is missing: {blob.What}.");
        else if (Blobs.HashOf(bytes) != blob.Hash)
            found.Add(path, $"does not hold the bytes of its name: {blob.What} was changed.");
        else if (blob.Bytes is { } known && known != bytes.Length)
            found.Add(path, $"has {bytes.Length} bytes; {blob.What} is said to have {known}.");
    }

    private void CheckCited(Mission mission, Standing standing)
    {
        foreach (var id in standing.Evidence)
            if (mission.EvidenceOf(id) is not { } evidence)
                found.Add(home.Journal, $"calls {standing.Assertion} proven by {id}, which it does not have.");
            else if (evidence is { Kind: EvidenceKind.Proof or EvidenceKind.Replay, Holds: false })
                found.Add(home.Journal, $"calls {standing.Assertion} proven by {id}, which did not hold.");
            else if (evidence.Commit != standing.Commit)
                found.Add(home.Journal, $"calls {standing.Assertion} proven on {standing.Commit} by {id}, which was "
                    + $"seen on {evidence.Commit}.");
    }
}
