namespace Missions.Agents.External;

/// <summary>One agent from outside in a seat, from its briefing to its outcome, whatever its protocol is.</summary>
internal sealed class Sitting(AgentMachine machine, AgentProgram program)
{
    /// <param name="work">
    /// Talks to the agent until its work was accepted. An <see cref="ExternalException"/> says what happened instead.
    /// </param>
    public async Task<Outcome> RunAsync(
        Session session, Func<Desk, AgentRoom, CancellationToken, Task> work, CancellationToken ct)
    {
        using var desk = new Desk(session, machine, program);
        try
        {
            await desk.OpenAsync(ct);
            if (desk.History.End is { } end) return end.Outcome;
            if (!desk.History.IsAccepted) await WorkAsync(desk, work, ct);
            return await desk.EndAsync(null);
        }
        catch (ExternalException) when (desk.History.IsAccepted)
        {
            return await desk.EndAsync(null); // How it went away afterwards is its own affair.
        }
        catch (ExternalException failure)
        {
            return await desk.EndAsync(failure);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return await desk.EndAsync(new(FailureKind.Cancelled, "It was told to stop."));
        }
        finally
        {
            await desk.GiveBackAsync();
        }
    }

    private async Task WorkAsync(Desk desk, Func<Desk, AgentRoom, CancellationToken, Task> work, CancellationToken ct)
    {
        var place = desk.Session.Place ?? throw new ExternalException(
            FailureKind.Refused, "An agent from outside has no place to work in here. Fill this seat with a model.");
        await desk.PromptAsync(ct);
        var tools = new Mcp.ToolsOverMcp(desk, ct);
        await using var room = await AgentRoom.OpenAsync(machine, program, place, tools, ct);
        using var patience = new Patience(desk, machine.Limits, machine.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        var watching = desk.WatchCapsAsync(either.Token);
        try
        {
            await work(desk, room, either.Token);
            if (desk.Accepted.IsFaulted) await desk.Accepted;
        }
        catch (OperationCanceledException) when (patience.HasRunOut && !ct.IsCancellationRequested)
        {
            var minutes = machine.Limits.Silence.TotalMinutes;
            throw new ExternalException(
                FailureKind.Unavailable, $"It said nothing and did nothing for {minutes:0.#} min.");
        }
        catch (IOException gone)
        {
            throw new ExternalException(FailureKind.Unavailable, $"It stopped listening: {gone.Message}");
        }
        finally
        {
            await either.CancelAsync();
            await desk.CloseAsync();
            await watching;
        }
    }
}
