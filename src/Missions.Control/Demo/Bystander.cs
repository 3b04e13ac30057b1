using Missions.Core;

namespace Missions.Control.Demo;

/// <summary>Somebody who goes on working in the sample's repository while a mission is under way.</summary>
internal sealed class Bystander(SampleStage stage, string repository, Action<string> acted)
{
    private readonly List<LaterCommit> _left = [.. stage.History.Later ?? []];

    /// <summary>Commits what has its time come. True where the human then asks for it to be brought in.</summary>
    public async Task<bool> ActAsync(Mission now, CancellationToken ct)
    {
        var syncs = false;
        foreach (var later in _left.Where(later => HasCome(later, now)).ToList())
        {
            _left.Remove(later);
            acted($"git commit -m \"{later.Message.Split('\n')[0]}\"    (somebody else, on the base)");
            await stage.Repository.ChangeAsync(repository, later, ct);
            syncs |= later.Syncs;
        }
        return syncs;
    }

    private static bool HasCome(LaterCommit later, Mission now) =>
        now.Handoffs.Any(one => one.Feature.Value == later.When)
        || now.Seals.Any(seal => seal.Milestone.Value == later.When);
}
