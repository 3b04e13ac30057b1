using Missions.Core;

namespace Missions.Control.Demo;

/// <summary>
/// What people do while a mission is under way: somebody goes on working in the sample's repository, and the human
/// has something to say.
/// </summary>
internal sealed class Bystander(SampleStage stage, string repository, Action<string> acted)
{
    private readonly List<LaterCommit> _left = [.. stage.History.Later ?? []];
    private readonly List<LaterWord> _unsaid = [.. stage.History.Said ?? []];

    /// <summary>Commits what is due. Answers what the human then types: a verb and what is behind it.</summary>
    public async Task<IReadOnlyList<string[]>> ActAsync(Mission now, CancellationToken ct)
    {
        var typed = new List<string[]>();
        foreach (var later in _left.Where(later => HasCome(later.When, now)).ToList())
        {
            _left.Remove(later);
            acted($"git commit -m \"{later.Message.Split('\n')[0]}\"    (somebody else, on the base)");
            await stage.Repository.ChangeAsync(repository, later, ct);
            if (later.Syncs) typed.Add(["sync"]);
        }
        foreach (var word in _unsaid.Where(word => HasCome(word.When, now)).ToList())
        {
            _unsaid.Remove(word);
            typed.Add(["say", word.Text]);
        }
        return typed;
    }

    private static bool HasCome(string when, Mission now) =>
        now.Handoffs.Any(one => one.Feature.Value == when) || now.Seals.Any(seal => seal.Milestone.Value == when);
}
