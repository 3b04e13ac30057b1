using System.Text;
using Missions.Core;
using Missions.Core.Plans;
using Missions.World.Files;

namespace Missions.Engine.Verifying;

/// <summary>The proofs that lie beside the mission for people to read are those of the contract.</summary>
internal sealed class PinnedCheck(MissionHome home, IFiles files, Findings found)
{
    public async Task CheckAsync(Mission mission, CancellationToken ct)
    {
        var pinned = (mission.Plan?.Contract ?? [])
            .Where(assertion => mission.RehearsalOf(assertion) is not null)
            .SelectMany(assertion => assertion.Proof.Brings.Select(file => (assertion.Id, File: file)))
            .ToList();
        foreach (var (id, file) in pinned)
        {
            var path = Path.Combine(home.Pinned, id.ToString(), file.Path);
            var content = Encoding.UTF8.GetBytes(file.Content);
            if (await files.ReadAsync(path, ct) is { } bytes && !bytes.AsSpan().SequenceEqual(content))
                found.Add(path, $"is not the file of the proof of {id}; the engine uses the journal's.");
        }
        found.Check("Pinned", pinned.Count, "proof files", home.Pinned);
    }
}
