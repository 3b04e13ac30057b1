using Missions.Engine;
using Missions.Engine.Looking;
using Missions.Engine.Settings;
using Missions.World.Processes;

namespace Missions.Control.Wiring.Seats;

/// <summary>What is missing for each seat that the settings name, and what to type.</summary>
internal static class SeatSymptoms
{
    // A server near the user answers at once or is not there.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task<IReadOnlyList<Symptom>> OfAsync(
        Machine machine, UserSettings settings, CancellationToken ct)
    {
        var symptoms = new List<Symptom>();
        foreach (var (role, seat) in settings.Seats ?? [])
        {
            symptoms.Add(await OfAsync(machine, settings, (role, seat), ct));
            foreach (var (nth, fallback) in (seat.Fallback ?? []).Index())
                symptoms.Add(await OfAsync(machine, settings, ($"{role}, fallback {nth + 1}", fallback), ct));
        }
        return symptoms;
    }

    private static Task<Symptom> OfAsync(
        Machine machine, UserSettings settings, (string Name, SeatSettings Setting) seat, CancellationToken ct) =>
        seat.Setting.Agent is { } agent
            ? Task.FromResult(Outside(machine, settings, seat.Name, agent))
            : ModelAsync(machine, settings, seat, ct);

    private static async Task<Symptom> ModelAsync(
        Machine machine, UserSettings settings, (string Name, SeatSettings Setting) seat, CancellationToken ct)
    {
        var (cure, role) = ($"Mend {machine.SettingsPath}.", seat.Name.Split(',')[0]);
        try
        {
            if (Providers.Model(machine, settings, seat.Setting) is not { } model)
                return Good(seat.Name, "a script plays it, no model is asked");

            var filled = model.For(seat.Setting, role);
            if (await TroubleAsync(model, seat.Setting, ct) is { } trouble) return Bad(seat.Name, trouble, cure);
            var price = filled.Price(new(1, 0, 1)) is null ? "no price is known" : "priced";
            return Good(seat.Name, $"{filled.Name}, {price}");
        }
        catch (MissionException absent)
        {
            return Bad(seat.Name, absent.Message, absent is UsedWrongly ? cure : "See above.");
        }
    }

    private static async Task<string?> TroubleAsync(ModelSeat model, SeatSettings setting, CancellationToken ct)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(ct);
        late.CancelAfter(Patience);
        try
        {
            return await model.TroubleAsync(setting, late.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return $"Its server says nothing for {Patience.TotalSeconds:0} s.";
        }
    }

    private static Symptom Outside(Machine machine, UserSettings settings, string seat, string name)
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
        return Good(seat, $"{name} ({found.File}), {fence}");
    }

    private static Symptom Good(string seat, string seen) => new($"seat {seat}", true, seen, IsNeeded: true);

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
