using Missions.Agents;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Engine.Briefings;
using Missions.Engine.Budgets;
using Missions.Engine.Setups;
using Missions.World.Files;
using Missions.World.Git;
using Missions.World.Logs;
using Missions.World.Network;
using Missions.World.Processes;
using Missions.World.Sandboxes;

namespace Missions.Engine.Workspaces;

/// <summary>Everything that the steps of one mission work with.</summary>
/// <param name="Author">Of the engine's commits, as <c>Name &lt;mail&gt;</c>.</param>
/// <param name="Activity">Told what is being done right now; for watching only.</param>
public sealed record Workshop(
    LiveMission Mission,
    MissionHome Home,
    IFiles Files,
    ILogs Logs,
    IRooms Rooms,
    IRepository Repository,
    IBase Base,
    ISeats Seats,
    BriefingWriter Briefings,
    TimeProvider Clock,
    string Author,
    Action<string> Activity)
{
    /// <summary>Opens what agents and proofs work on.</summary>
    public IFolders Folders { get; init; } = new ConfinedFolders();

    /// <summary>Keeps what setups made.</summary>
    public required ILayers Layers { get; init; }

    /// <summary>Where package managers are asked for their feeds.</summary>
    public required IUserPrograms UserPrograms { get; init; }

    /// <summary>The network, for the proxy of setups.</summary>
    public IOutside Outside { get; init; } = new Outside();

    /// <summary>
    /// Hosts that setups may reach although they are this machine or its neighbours: the user's own word.
    /// </summary>
    public IReadOnlyList<string> PrivateHosts { get; init; } = [];

    /// <summary>Hosts that setups may reach whatever a repository says: the user's own word.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Rooms without walls, for services that a human lets run outside.</summary>
    public required IRooms Host { get; init; }

    /// <summary>Ports of this machine.</summary>
    public required IPorts Ports { get; init; }

    /// <summary>A variable of the environment that this program runs in.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    internal KnownFeeds Feeds { get; } = new();
    public Turns Turns { get; } = new();
    public Ledger Ledger { get; } = new(() => Mission.State, Clock);

    /// <summary>As many scouts as the human allows look at the same time, whoever asks them.</summary>
    internal SemaphoreSlim ScoutTurns { get; } = new(Mission.State.Opening?.Limits.FanOut ?? new Limits().FanOut);
    public Blobs Blobs { get; } = new(Files, Home.Blobs);
    public Checkouts Checkouts { get; } = new();
}

/// <summary>Who sits where.</summary>
public interface ISeats
{
    /// <summary>Who sits there where nobody was put into the seat since the mission was opened.</summary>
    Seat For(Role role);

    /// <summary>A seat by its name, as a human or the journal says it: <c>provider/model</c>, or an agent's.</summary>
    /// <exception cref="UsedWrongly">Nobody of that name can be seated.</exception>
    Task<Seat> NamedAsync(string name, string? effort, CancellationToken ct);
}

/// <summary>A filled seat.</summary>
/// <param name="Name">Agent or provider and model, as <c>provider/model</c>.</param>
/// <param name="Price">What a usage costs; null where nobody knows.</param>
public sealed record Seat(string Name, IAgent Agent, Func<Usage, decimal?> Price)
{
    /// <summary>Who takes the seat where this one is refused before a word was said.</summary>
    public Seat? Fallback { get; init; }

    /// <summary>How many runs may begin here; null where that is not capped.</summary>
    public RunWindow? Window { get; init; }

    /// <summary>This one and all that may take its place, in order.</summary>
    public IEnumerable<Seat> All => Fallback is null ? [this] : [this, .. Fallback.All];

    /// <summary>
    /// Who holds a credential while an agent from outside sits here; null for our own loop, which shows it to nobody.
    /// </summary>
    public string? Credentials { get; init; }

    /// <summary>What an attempt that was cut off may have used at most, and nobody knows.</summary>
    public Spend Unsettled(Usage most) => new(
        0,
        0,
        0,
        0,
        IsUnpriced: Price(most) is null,
        Unsettled: most.Input + most.Output,
        UnsettledUsd: Price(most) ?? 0);

    public Spend Spend(Usage usage)
    {
        var usd = Price(usage);
        return new(
            usage.Input,
            usage.CachedInput,
            usage.Output,
            usd ?? 0,
            usage.CacheWrite,
            usage.Reasoning,
            IsUnpriced: usd is null && usage != default);
    }
}
