using Missions.Engine.Looking;
using Missions.Engine.Settings;
using Missions.World.Processes;

namespace Missions.Control.Wiring.Seats;

/// <summary>What is missing for each seat that a program from outside is to fill, and what to type.</summary>
internal static class SeatSymptoms
{
    public static IEnumerable<Symptom> Of(Machine machine, UserSettings settings) =>
        (settings.Seats ?? []).Where(seat => seat.Value.Agent is not null)
            .Select(seat => Of(machine, settings, seat.Key, seat.Value.Agent!));

    private static Symptom Of(Machine machine, UserSettings settings, string seat, string name)
    {
        var path = machine.SettingsPath;
        if (settings.Agents?.GetValueOrDefault(name) is not { } agent)
            return Bad(seat, $"the agent {name} stands nowhere", $"Name it under `agents` of {path}.");
        if (ExternalAgents.Wrong(agent) is { } wrong) return Bad(seat, $"agents.{name}.{wrong}", $"Mend {path}.");
        if (FoundProgram.Find(agent.Command[0]) is not { } found)
            return Bad(seat, $"{agent.Command[0]} is not on the PATH", Install(agent.Command[0]));
        if (Missing(agent) is { } variable)
            return Bad(seat, $"{name} has no key: {variable} is not set", $"export {variable}=...");

        var fence = machine.Rooms(settings).HasWalls
            ? $"fenced in; it may reach {Listed(ExternalAgents.Hosts(agent))}"
            : "without a fence, as the settings say: it has your rights, your files and your network";
        return new($"seat {seat}", true, $"{name} ({found.File}), {fence}", IsNeeded: true);
    }

    private static Symptom Bad(string seat, string seen, string cure) =>
        new($"seat {seat}", false, seen, cure, IsNeeded: true);

    private static string? Missing(AgentSettings agent) =>
        agent.KeyFrom is ['e', 'n', 'v', ':', .. var variable]
            && Environment.GetEnvironmentVariable(variable) is not { Length: > 0 }
            ? variable
            : null;

    private static string Install(string program) => Path.GetFileName(program) switch
    {
        "claude" => "npm install -g @anthropic-ai/claude-code",
        "claude-agent-acp" => "npm install -g @agentclientprotocol/claude-agent-acp",
        "codex" => "npm install -g @openai/codex",
        "codex-acp" => "npm install -g @agentclientprotocol/codex-acp",
        var other => $"Install {other}, or name it by its whole path.",
    };

    private static string Listed(string[] hosts) =>
        hosts.Length == 0 ? "nobody: name its `hosts`" : string.Join(", ", hosts);
}
