using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;
using Missions.Engine.Proofs;
using Missions.World.Git;
using Missions.World.Processes;

namespace Missions.Simulation.Proving.Honesty;

/// <summary>
/// What the gate on tests would say of many real commits by their files alone: cheap enough for a whole history, since
/// nothing is run.
/// </summary>
internal sealed class Traded(Programs programs, PlainRepository repository, Checks checks)
{
    private static readonly TestTally Same = new(1, 0, 0);

    /// <returns>How many commits with code were looked at, and a line for each that is refused.</returns>
    public async Task<(int Tried, List<string> Refused)> LookAsync(IEnumerable<string> names, CancellationToken ct)
    {
        var reader = GitRepository.ToRead(programs, new(Path.Combine(repository.Folder, ".git"), repository.Folder, "honest", ""));
        var (tried, refused) = (0, new List<string>());
        foreach (var name in names)
        {
            if (await RealCommit.ReadAsync(repository, name, ct) is not { HasCode: true } commit) continue;
            tried++;
            var touched = await new Touches(reader, checks).BetweenAsync(commit.Parent, commit.Hash, ct);
            Seq<TestChange> mayChange = [.. HonestPlanner.MayChange(commit, checks)];
            if (TestIntegrity.Findings(Same, Same, touched, mayChange).ToList() is [var finding, ..])
                refused.Add($"{commit.Hash[..10]} {commit.Kind,-11} {commit.Subject} | {finding}");
        }
        return (tried, refused);
    }
}
