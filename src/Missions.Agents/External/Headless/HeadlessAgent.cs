using Missions.World.Sandboxes;

namespace Missions.Agents.External.Headless;

/// <summary>
/// A program that is given its briefing once and works on until it exits. It exits well only if its ending was
/// accepted: one that says goodbye having done nothing is a lost run.
/// </summary>
public sealed class HeadlessAgent : IAgent
{
    private readonly AgentMachine _machine;
    private readonly AgentProgram _program;
    private readonly Func<IDialect> _dialect;

    private HeadlessAgent(AgentMachine machine, AgentProgram program, Func<IDialect> dialect) =>
        (_machine, _program, _dialect) = (machine, program, dialect);

    public static IReadOnlyList<string> Dialects { get; } = ["plain", "claude-code", "codex"];

    /// <summary>Those of them that can be told how hard to think.</summary>
    public static IReadOnlyList<string> WithEffort { get; } = ["claude-code", "codex"];

    /// <param name="dialect">One of <see cref="Dialects"/>.</param>
    public static HeadlessAgent Of(AgentMachine machine, AgentProgram program, string dialect) =>
        new(machine, program, dialect switch
        {
            "plain" => () => new Plain(),
            "claude-code" => () => new ClaudeCode(),
            "codex" => () => new Codex(),
            _ => throw new ArgumentException($"There is no dialect {dialect}.", nameof(dialect)),
        });

    /// <inheritdoc/>
    public Task<Outcome> RunAsync(Session session, CancellationToken ct) =>
        new Sitting(_machine, _program).RunAsync(session, WorkAsync, ct);

    private async Task WorkAsync(Desk desk, AgentRoom room, CancellationToken ct)
    {
        var dialect = _dialect();
        await using var program = await room.StartAsync(dialect.Arguments(_program, room.Tools), ct);
        var errors = Lines.TailAsync(program.Errors);
        var feeding = FeedAsync(program, dialect.Briefing(desk.Session, desk.History.Turn > 0), ct);
        var hearing = HearAsync(desk, dialect, program, ct);
        if (await Task.WhenAny(hearing, desk.Accepted) == desk.Accepted)
        {
            await desk.Accepted;
            await Task.WhenAny(hearing, Task.Delay(_machine.Limits.Farewell, _machine.Clock, ct));
            return;
        }

        var complaint = await hearing;
        var exitCode = await EndAsync(program, ct);
        await feeding;
        if (desk.Accepted.IsCompleted)
        {
            await desk.Accepted;
            return;
        }

        if (complaint is not null) throw Complaint.Told(complaint.Detail, complaint.Kind);
        if (exitCode != 0 || dialect.Printed is not { } printed) throw Complaint.Of(exitCode, await errors);
        await HandOverAsync(desk, printed, ct);
    }

    /// <summary>A program that says no more has nothing to live on for.</summary>
    private async Task<int> EndAsync(IPiped program, CancellationToken ct)
    {
        try
        {
            return await program.Ended.WaitAsync(_machine.Limits.Farewell, _machine.Clock, ct);
        }
        catch (TimeoutException)
        {
            throw new ExternalException(FailureKind.Unavailable, "It closed its output, and did not end.");
        }
    }

    private static async Task HandOverAsync(Desk desk, string printed, CancellationToken ct)
    {
        if (printed.Length == 0)
            throw new ExternalException(
                FailureKind.NoEnding, "It exited with 0, and its output does not end with a JSON object.");

        var answer = await desk.CallAsync(ExternalWords.Ending(desk.Session), JsonWords.Parse(printed), ct);
        if (!desk.Accepted.IsCompleted)
            throw new ExternalException(FailureKind.NoEnding, $"What it printed last was not accepted: {answer.Text}");
    }

    private static async Task FeedAsync(IPiped program, string briefing, CancellationToken ct)
    {
        try
        {
            await program.Input.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Loop.Clean.Text(briefing)), ct);
            await program.Input.DisposeAsync();
        }
        catch (IOException)
        {
            // It did not want to hear all of it; its exit says the rest.
        }
    }

    /// <summary>To the end of what it prints. The last failure that it told of, or null.</summary>
    private static async Task<Heard.Failed?> HearAsync(
        Desk desk, IDialect dialect, IPiped program, CancellationToken ct)
    {
        Heard.Failed? failure = null;
        await foreach (var line in Lines.ReadAsync(program.Output, ct))
        {
            foreach (var heard in dialect.Read(line))
                if (heard is Heard.Failed failed) failure = failed;
                else await TellAsync(desk, heard, ct);
        }

        return failure;
    }

    private static Task TellAsync(Desk desk, Heard heard, CancellationToken ct)
    {
        switch (heard)
        {
            case Heard.Words words:
                return desk.SaidAsync(words.Text);
            case Heard.Used used:
                return desk.UsedAsync(used.Total, ct);
            case Heard.Doing doing:
                return desk.NoteAsync(doing.What);
            case Heard.Did did:
                desk.Did(Headway.Told(did.Name, did.Input), did.Answer);
                break;
        }

        return Task.CompletedTask;
    }
}
