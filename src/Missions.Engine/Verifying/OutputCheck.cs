using System.Security.Cryptography;
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
        foreach (var evidence in mission.Evidence) await CheckAsync(evidence, ct);
        found.Check("Evidence", mission.Evidence.Count, "pieces", home.Blobs);

        foreach (var rehearsal in mission.Rehearsals)
            if (rehearsal.Output is { } output)
                await CheckAsync(output, null, $"the output of the rehearsal of {rehearsal.Assertion}", ct);
        found.Check("Rehearsals", mission.Rehearsals.Count(one => one.Output is not null), "outputs", home.Blobs);

        foreach (var recording in mission.Recordings)
            if (recording.Script is { } script)
                await CheckAsync(script, null, $"the recording of {recording.Assertion}", ct);
        if (mission.Recordings.Count(one => one.Script is not null) is > 0 and var scripts)
            found.Check("Recordings", scripts, "scripts", home.Blobs);

        foreach (var standing in mission.Standings.Where(one => one.Truth is Truth.Proven))
            CheckCited(mission, standing);
        found.Check("Proven", mission.Standings.Count(one => one.Truth is Truth.Proven), "assertions", home.Journal);
    }

    private async Task CheckAsync(Evidence evidence, CancellationToken ct)
    {
        if (evidence.Picture is { } picture) await CheckAsync(picture, null, $"the picture of {evidence.Id}", ct);
        if (evidence.Call is { } call) await CheckAsync(call, null, $"the call of {evidence.Id}", ct);
        // A citation is its own note; it has no output beside it.
        if (evidence.Kind is not (EvidenceKind.Citation or EvidenceKind.Word))
            await CheckAsync(evidence.Output, evidence.OutputBytes, $"the output of {evidence.Id}", ct);
        else if (evidence.Note is { } note && HashOf(Encoding.UTF8.GetBytes(note)) != evidence.Output)
            found.Add(home.Journal, $"holds another note for {evidence.Id} than the one of its hash.");
    }

    private async Task CheckAsync(string hash, long? length, string of, CancellationToken ct)
    {
        var path = Path.Combine(home.Blobs, hash);
        if (await files.ReadAsync(path, ct) is not { } bytes) found.Add(path, $"is missing: {of}.");
        else if (HashOf(bytes) != hash)
            found.Add(path, $"does not hold the bytes of its name: {of} was changed.");
        else if (length is { } known && known != bytes.Length)
            found.Add(path, $"has {bytes.Length} bytes; {of} is said to have {known}.");
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

    private static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
