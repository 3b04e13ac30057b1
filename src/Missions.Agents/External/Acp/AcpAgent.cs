using Missions.World.Sandboxes;

namespace Missions.Agents.External.Acp;

/// <summary>
/// An agent that speaks the Agent Client Protocol, version 1: it asks before it acts, has its files and commands served
/// by us, and goes on with a session that was cut off where it can.
/// </summary>
/// <remarks>
/// Messages are written and read by hand after schema/v1/schema.json of @agentclientprotocol/sdk 2.4.0.
/// </remarks>
public sealed class AcpAgent(AgentMachine machine, AgentProgram program) : IAgent
{
    /// <inheritdoc/>
    public Task<Outcome> RunAsync(Session session, CancellationToken ct) =>
        new Sitting(machine, program).RunAsync(session, WorkAsync, ct);

    private async Task WorkAsync(Desk desk, AgentRoom room, CancellationToken ct)
    {
        await using var process = await room.StartAsync(program.Command.Skip(1), ct);
        var errors = Lines.TailAsync(process.Errors);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await using var client = new AcpClient(desk, machine, program, room, process);
        var hearing = client.HearAsync(over.Token);
        try
        {
            var talking = client.TalkAsync(over.Token);
            var first = await Task.WhenAny(talking, desk.Accepted, hearing);
            if (first == desk.Accepted) await FarewellAsync(desk, client, talking, ct);
            else if (first == talking) await talking;
            else throw await DeathAsync(process, errors, ct);
        }
        catch (RpcFault fault)
        {
            throw Complaint.Told(
                fault.Message, fault.Code == RpcFault.NeedsLogin ? FailureKind.Refused : null);
        }
        catch (EndOfStreamException)
        {
            throw await DeathAsync(process, errors, ct);
        }
        finally
        {
            await over.CancelAsync();
        }
    }

    /// <summary>Its work is accepted, or it must not go on; it may still say what it used.</summary>
    private async Task FarewellAsync(Desk desk, AcpClient client, Task talking, CancellationToken ct)
    {
        if (!desk.Accepted.IsCompletedSuccessfully) await client.CancelAsync(ct);
        var late = Task.Delay(machine.Limits.Farewell, machine.Clock, ct);
        if (await Task.WhenAny(talking, late) != talking) await client.CancelAsync(ct);
        await desk.Accepted;
    }

    private async Task<ExternalException> DeathAsync(IPiped process, Task<string> errors, CancellationToken ct)
    {
        var patience = Task.Delay(machine.Limits.Farewell, machine.Clock, ct);
        if (await Task.WhenAny(process.Ended, patience) != process.Ended)
            return new(FailureKind.Unavailable, "It closed its output and went on without a word.");
        var exitCode = await process.Ended;
        return Complaint.Of(exitCode, await errors);
    }
}
