using Missions.Agents;
using Missions.Agents.External;
using Missions.Agents.External.Acp;
using Missions.Agents.External.Headless;
using Missions.Engine;
using Missions.Engine.Settings;
using Missions.Engine.Workspaces;
using Missions.World.Network;

namespace Missions.Control.Wiring.Seats;

/// <summary>Seats programs from outside.</summary>
internal static class ExternalAgents
{
    private const string Variable = "env:";
    private const string Inside = "inside";
    private const string Process = "process";

    public static Seat Seat(Machine machine, UserSettings settings, SeatSettings seat)
    {
        var name = seat.Agent!;
        if (settings.Agents?.GetValueOrDefault(name) is not { } agent)
            throw new UsedWrongly(
                $"{machine.SettingsPath}: a seat names the agent '{name}', which `agents` does not have.");
        if (Wrong(agent) is { } wrong) throw new UsedWrongly($"{machine.SettingsPath}: agents.{name}.{wrong}");
        if (seat.Effort is { } effort && !HeadlessAgent.WithEffort.Contains(agent.Dialect))
            throw new UsedWrongly(
                $"The agent {name} cannot be told an effort ({effort}): only the dialects "
                + $"{Known(HeadlessAgent.WithEffort)} have an option for it. Leave it out, or set it in the agent's "
                + $"own command under agents.{name} of {machine.SettingsPath}.");

        var program = new AgentProgram(name, agent.Command)
        {
            Key = Key(machine, name, agent),
            Environment = agent.Environment ?? [],
            Hosts = Hosts(agent),
            WantsHttp = agent.Tools is "http",
            ReadsRepositoryConfiguration = agent.RepositoryConfiguration,
            RunsItsOwnCommands = agent.Credentials is Inside || agent.Dialect is "plain",
            Effort = seat.Effort,
        };
        var filled = Agent(MachineOf(machine, settings), program, agent);
        return new($"{name}/{agent.Dialect ?? agent.Kind}", filled, usage => Cost(settings, agent, name, usage))
        {
            Credentials = MayShowItsKey(agent) ? Inside : Process,
            Window = agent.Window,
        };
    }

    /// <summary>What is wrong with the settings of an agent, beginning with the member; or null.</summary>
    public static string? Wrong(AgentSettings agent) => agent switch
    {
        { Kind: not ("acp" or "headless") } => $"kind is `acp` or `headless`, not `{agent.Kind}`.",
        { Command: [] } => "command is empty; name the program and its arguments.",
        { Kind: "acp", Dialect: not null } => "dialect is only for headless ones.",
        { Kind: "headless", Dialect: null } => $"dialect is missing: {Known(HeadlessAgent.Dialects)}.",
        { Kind: "headless", Dialect: { } dialect } when !HeadlessAgent.Dialects.Contains(dialect) =>
            $"dialect is {Known(HeadlessAgent.Dialects)}, not `{dialect}`.",
        { Credentials: not (null or Inside or Process) } =>
            $"credentials is `process` or `inside`, not `{agent.Credentials}`; no broker is built yet.",
        { Dialect: "plain", Credentials: Process } =>
            "credentials is `inside`: a plain program runs its commands by itself.",
        { Tools: not (null or "stdio" or "http") } => $"tools is `stdio` or `http`, not `{agent.Tools}`.",
        { Billing: not (null or "tokens" or "subscription") } =>
            $"billing is `tokens` or `subscription`, not `{agent.Billing}`.",
        { Window.IsPositive: false } => "window wants `runs` and `hours` above zero.",
        // It may be the key, which nobody is to read here.
        { KeyFrom: { } key } when !key.StartsWith(Variable, StringComparison.Ordinal) =>
            "keyFrom is the name of a variable, such as `env:ANTHROPIC_API_KEY`, not what is there.",
        { Hosts: { } hosts } when hosts.FirstOrDefault(host => Destination.Parse(host, 443) is null) is { } odd =>
            $"hosts has `{odd}`; write it as `host` or `host:port`.",
        _ => null,
    };

    private static string Known(IEnumerable<string> words) => string.Join(" or ", words.Select(word => $"`{word}`"));

    private static IAgent Agent(AgentMachine machine, AgentProgram program, AgentSettings agent) =>
        agent.Kind is "acp"
            ? new AcpAgent(machine, program)
            : HeadlessAgent.Of(machine, program, agent.Dialect!);

    /// <summary>
    /// Whether commands may run in its own process tree, beside its credential. Of one that speaks ACP only the user
    /// can
    /// know that it runs none by itself.
    /// </summary>
    private static bool MayShowItsKey(AgentSettings agent) =>
        agent.Credentials is Inside || agent.Dialect is "plain" || agent is { Kind: "acp", Credentials: null };

    private static (string, string)? Key(Machine machine, string name, AgentSettings agent)
    {
        if (agent.KeyFrom is not { } from) return null;
        var variable = from[Variable.Length..];
        return Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? (variable, value)
            : throw new MissionException(
            $"The agent {name} has no key: {variable} is not set. Set it (`export {variable}=...`), or mend "
            + $"agents.{name}.keyFrom in {machine.SettingsPath}.");
    }

    /// <summary>Those of its maker, where the user names none.</summary>
    public static string[] Hosts(AgentSettings agent) => agent.Hosts ?? agent.Dialect switch
    {
        "claude-code" => ["api.anthropic.com"],
        "codex" => ["api.openai.com", "chatgpt.com", "auth.openai.com"],
        _ => [],
    };

    private static decimal? Cost(UserSettings settings, AgentSettings agent, string name, Usage usage) =>
        agent.Billing is "subscription" ? 0
        : usage.IsUnreported ? null
        : settings.Prices?.GetValueOrDefault(name) is { } price ? Prices.Cost(price, usage)
        : usage.ClaimedUsd;

    private static AgentMachine MachineOf(Machine machine, UserSettings settings) =>
        new(machine.Rooms(settings), new Outside(), new MachinePorts(), BridgeProgram(), machine.Clock)
        {
            PrivateHosts = settings.Sandbox?.PrivateHosts ?? [],
        };

    /// <summary>This very program, asked to stand in a room and lead out of it.</summary>
    private static BridgeProgram BridgeProgram()
    {
        var (file, words) = Machine.Itself();
        return Agents.External.BridgeProgram.Of(file, [.. words, "bridge"], AppContext.BaseDirectory);
    }
}
