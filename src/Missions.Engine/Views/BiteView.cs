using Missions.Core;

namespace Missions.Engine.Views;

/// <summary>How much of what was built its proofs notice the loss of.</summary>
/// <param name="Tried">Hunks that were taken out, one at a time, so that the rest still built.</param>
/// <param name="Noticed">How many of those a proof failed without.</param>
/// <param name="Left">Hunks that were not tried, for the limits that you set.</param>
public sealed record BiteView(int Tried, int Noticed, int Left, Seq<FeatureBiteView> Items)
{
    /// <summary>Null as long as nothing was measured.</summary>
    public static BiteView? Of(Mission mission)
    {
        Seq<FeatureBiteView> items = [.. (mission.Plan?.Features ?? []).Select(mission.BiteOf)
            .OfType<MissionEvent.BiteMeasured>().Select(FeatureBiteView.Of)];
        return items is [] ? null
            : new(items.Sum(one => one.Tried), items.Sum(one => one.Noticed), items.Sum(one => one.Left), items);
    }
}

/// <summary>The bite of one feature's proofs.</summary>
/// <param name="Blind">Assertions whose proofs pass although all of the feature is taken out.</param>
/// <param name="Note">Why there is none, or what is missing of it.</param>
public sealed record FeatureBiteView(
    string Feature,
    string Commit,
    int Tried,
    int Noticed,
    int Left,
    Seq<string> Proofs,
    Seq<string> Blind,
    string? Note)
{
    public static FeatureBiteView Of(MissionEvent.BiteMeasured one) => new(
        $"{one.Feature}", one.Commit, one.Tried, one.Noticed, one.Bite?.Left ?? 0,
        [.. (one.Bite?.Proofs ?? []).Select(id => $"{id}")], [.. (one.Bite?.Blind ?? []).Select(id => $"{id}")],
        one.Bite?.Note);
}
