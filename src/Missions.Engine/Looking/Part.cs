using Missions.Core;
using Missions.Core.Plans;

namespace Missions.Engine.Looking;

/// <summary>Something that was found, and the file that says so.</summary>
public sealed record Found(string What, string From);

/// <summary>A service that was found, and the file that says so.</summary>
public sealed record FoundService(Service Service, string From);

/// <summary>What the manifests of one stack in one folder say.</summary>
/// <param name="Stack">Such as <c>node</c>.</param>
/// <param name="Folder">Where its lines are typed; empty for the top.</param>
/// <param name="From">The manifest that made it one.</param>
public sealed record Part(string Stack, string Folder, string From)
{
    /// <summary>Prepares a fresh checkout.</summary>
    public Found? Setup { get; init; }
    public Found? Build { get; init; }
    public Found? Typecheck { get; init; }
    public Found? Lint { get; init; }
    public Found? Test { get; init; }
    public Seq<FoundService> Services { get; init; }
    public Seq<Found> Surfaces { get; init; }

    /// <summary>Programs that its lines need on this machine.</summary>
    public Seq<Found> Tools { get; init; }

    /// <summary>What should be known of what was found.</summary>
    public Seq<string> Notes { get; init; }

    /// <summary>What could not be found out, a sentence each.</summary>
    public Seq<string> Unknown { get; init; }

    /// <summary>It stands for the whole folder only where no other stack does.</summary>
    public bool IsWrapper { get; init; }
}
