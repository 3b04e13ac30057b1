using System.Text.Json;
using System.Text.Json.Serialization;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Engine.Journals;
using Missions.World.Sandboxes;

namespace Missions.Engine.Settings;

/// <summary>
/// The user's own settings: <c>$MISSIONS_HOME/settings.json</c>. Only here may keys, endpoints and programs be
/// named.
/// </summary>
public sealed record UserSettings(
    Dictionary<string, ProviderSettings>? Providers = null,
    Dictionary<string, AgentSettings>? Agents = null,
    Dictionary<string, SeatSettings>? Seats = null,
    Dictionary<string, PriceSettings>? Prices = null,
    BudgetSettings? Budget = null,
    SandboxSettings? Sandbox = null,
    int? FanOut = null,
    LimitSettings? Limits = null,
    SyncWhen? Sync = null,
    CommitRules? Commits = null,
    IndependenceWhen? Independence = null,
    BiteSettings? Bite = null,
    RehearsalSettings? Rehearsal = null,
    AgainWhen? Again = null,
    NotifySettings[]? Notify = null);

/// <summary>What is done where a validator's provider is the workers'.</summary>
public enum IndependenceWhen
{
    /// <summary>It is said at the approval and on each verdict.</summary>
    Warn,

    /// <summary>No mission is opened or run so.</summary>
    Require,
}

/// <summary>What a later round of a milestone proves first.</summary>
public enum AgainWhen
{
    /// <summary>What is not proven, and what the work touched; the rest before the seal.</summary>
    Touched,

    /// <summary>Everything, before anybody looks at it.</summary>
    Everything,
}

/// <summary>What rooms are made of: <c>bubblewrap</c>, or <c>none</c>.</summary>
/// <param name="PrivateHosts">
/// Hosts, each with its port, that a setup may reach although they are this machine or its neighbours.
/// </param>
/// <param name="AllowedHosts">Hosts that every setup may reach, whoever names them.</param>
/// <param name="Limits">How much of the machine each room may use.</param>
public sealed record SandboxSettings(
    string Driver = "bubblewrap",
    string[]? PrivateHosts = null,
    string[]? AllowedHosts = null,
    RoomLimits? Limits = null);

/// <summary>How much is allowed to fail in a row before the human is asked.</summary>
public sealed record LimitSettings(int? Drafts = null, int? Consults = null, int? Losses = null, int? Resumes = null)
{
    public Limits Over(Limits usual) => usual with
    {
        Drafts = Drafts ?? usual.Drafts,
        Consults = Consults ?? usual.Consults,
        Losses = Losses ?? usual.Losses,
        Resumes = Resumes ?? usual.Resumes,
    };
}

/// <summary>How much of each feature is taken out again, to see whether its proofs notice.</summary>
/// <param name="Hunks">One at a time, so many that build; 0 measures nothing.</param>
/// <param name="Seconds">After which no more are begun.</param>
public sealed record BiteSettings(int? Hunks = null, int? Seconds = null)
{
    private const int UsualHunks = 3;

    public Limits Over(Limits usual) => usual with
    {
        Bite = Hunks ?? UsualHunks,
        BiteSeconds = Seconds ?? usual.BiteSeconds,
    };
}

/// <summary>How long proofs may be tried before the approval.</summary>
/// <param name="Minutes">After which what can be left out is; 0 for no limit.</param>
public sealed record RehearsalSettings(int? Minutes = null)
{
    private const int UsualMinutes = 60;

    public Limits Over(Limits usual) => usual with { GateSeconds = (Minutes ?? UsualMinutes) * 60 };
}

/// <summary>How settings are read: a member that does not exist is a mistake.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    PropertyNameCaseInsensitive = false,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    WriteIndented = true,
    IgnoreReadOnlyProperties = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(WordJson<SyncWhen>), typeof(WordJson<IndependenceWhen>), typeof(WordJson<AgainWhen>),
        typeof(WordJson<CommitStyle>)])]
[JsonSerializable(typeof(UserSettings))]
public sealed partial class SettingsJson : JsonSerializerContext;
