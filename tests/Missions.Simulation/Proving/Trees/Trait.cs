namespace Missions.Simulation.Proving.Trees;

/// <summary>One thing that may be so about a repository.</summary>
/// <param name="Refuses">What the sentence says where no mission can work there; null where it must.</param>
/// <param name="Cure">What the sentence says to do, done: afterwards a mission must work.</param>
internal sealed record Trait(
    string Name, Action<UserTree> Apply, string? Refuses = null, Action<UserTree>? Cure = null)
{
    public override string ToString() => Name;
}

/// <summary>The traits that one repository may have, at most one of each list.</summary>
internal static class Traits
{
    public static IReadOnlyList<IReadOnlyList<Trait>> All { get; } =
        [Shapes.All, Contents.All, Heads.All, Works.All, Bites.All, Stores.All];
}
