using System.Text.Json;
using System.Text.Json.Nodes;
using Missions.Agents.Loop;
using Missions.World.Sandboxes;

namespace Missions.Agents.External.Acp;

/// <summary>
/// Our side of one conversation: it opens a session, gives the briefing, and answers what the agent asks.
/// </summary>
internal sealed class AcpClient : IAsyncDisposable
{
    private const string Remembered = "ACP session ";

    private readonly Desk _desk;
    private readonly ToolServer _tools;
    private readonly AgentMachine _machine;
    private readonly AgentProgram _program;
    private readonly RpcLine _line;
    private readonly Terminals _terminals;
    private readonly Requests _requests;
    private readonly Updates _updates;
    private string? _session;

    public AcpClient(Desk desk, AgentMachine machine, AgentProgram program, AgentRoom room, IPiped process)
    {
        (_desk, _tools, _machine, _program) = (desk, room.Tools, machine, program);
        _terminals = new(desk);
        _requests = new(desk, _terminals);
        _updates = new(desk);
        _line = new(process, _requests.AnswerAsync) { Heard = _updates.HearAsync };
    }

    private string Cwd => _desk.Session.Place!.Inside;

    public Task HearAsync(CancellationToken ct) => _line.RunAsync(ct);

    /// <summary>Until an ending was accepted, or the agent stopped too often without one.</summary>
    /// <exception cref="ExternalException">It did.</exception>
    public async Task TalkAsync(CancellationToken ct)
    {
        var wasCut = _desk.History.Turn > 0;
        var able = await InitializeAsync(ct);
        if (_tools.Url is not null && !able.At("mcpCapabilities").IsTrue("http"))
            throw new ExternalException(
                FailureKind.Refused, "It takes no tools over HTTP. Leave `tools` out of its settings.");
        var isLoaded = wasCut && able.IsTrue("loadSession") && await LoadAsync(ct);
        if (!isLoaded) await OpenAsync(ct);

        var prompt = isLoaded ? ExternalWords.Reminder(_desk.Session) : ExternalWords.Briefing(_desk.Session, wasCut);
        for (var quiet = 0; ; quiet++)
        {
            var steps = _desk.Steps;
            await _desk.PromptAsync(ct);
            await PromptAsync(prompt, ct);
            if (_desk.Accepted.IsCompleted) return;

            if (_desk.Steps > steps) quiet = 0; // It got on meanwhile.
            if (quiet >= _machine.Limits.Reminders)
                throw new ExternalException(FailureKind.NoEnding, Words.NoEnding(quiet + 1));
            prompt = ExternalWords.Reminder(_desk.Session);
            await _desk.NoteAsync("It stopped without an ending and was reminded.");
        }
    }

    public async Task CancelAsync(CancellationToken ct)
    {
        if (_session is not { } session) return;
        try
        {
            await _line.TellAsync("session/cancel", new() { ["sessionId"] = session }, ct);
        }
        catch (IOException)
        {
            // It is gone already.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _terminals.DisposeAsync();
        _line.Dispose();
    }

    /// <summary>What the agent says it can do.</summary>
    private async Task<JsonElement?> InitializeAsync(CancellationToken ct)
    {
        var answer = await _line.AskAsync("initialize", new()
        {
            ["protocolVersion"] = 1,
            ["clientCapabilities"] = new JsonObject
            {
                ["fs"] = new JsonObject { ["readTextFile"] = true, ["writeTextFile"] = true },
                ["terminal"] = true,
            },
            ["clientInfo"] = new JsonObject { ["name"] = "missions", ["version"] = "1" },
        }, ct);
        var version = answer.Number("protocolVersion");
        return version == 1 ? answer.At("agentCapabilities") : throw new ExternalException(
            FailureKind.Refused, $"It speaks version {version} of the protocol; only 1 is understood here.");
    }

    private async Task OpenAsync(CancellationToken ct)
    {
        var answer = await _line.AskAsync("session/new", Place(), ct);
        _session = answer.Text("sessionId")
            ?? throw new ExternalException(FailureKind.Unavailable, "It opened a session without an id.");
        await _desk.NoteAsync($"{Remembered}{_session}");
    }

    /// <summary>False where it does not know the session any more.</summary>
    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await RememberedAsync(ct) is not { } id) return false;
        var parameters = Place();
        parameters["sessionId"] = id;
        try
        {
            _updates.IsReplay = true;
            await _line.AskAsync("session/load", parameters, ct);
            _session = id;
            return true;
        }
        catch (RpcFault)
        {
            return false;
        }
        finally
        {
            _updates.IsReplay = false;
        }
    }

    private async Task<string?> RememberedAsync(CancellationToken ct)
    {
        string? id = null;
        await foreach (var happened in _desk.Session.Transcript.ReadAsync(ct))
            if (happened is TranscriptEvent.Activity { Text: var text }
                && text.StartsWith(Remembered, StringComparison.Ordinal))
                id = text[Remembered.Length..];
        return id;
    }

    private async Task PromptAsync(string text, CancellationToken ct)
    {
        var answer = await _line.AskAsync("session/prompt", new()
        {
            ["sessionId"] = _session,
            ["prompt"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = Clean.Text(text) }),
        }, ct);
        await _updates.SettleAsync(answer.At("usage"), ct);
        await _desk.CloseTurnAsync();
        if (answer.Text("stopReason") is "refusal" && !_desk.Accepted.IsCompleted)
            throw new ExternalException(FailureKind.NoEnding, "The model behind it refused to go on.");
    }

    /// <summary>
    /// What claude-agent-acp understands and others pass over: commands are ours to run, and what lies in the
    /// repository is not for it to load.
    /// </summary>
    private JsonObject Wishes()
    {
        var options = new JsonObject();
        if (!_program.RunsItsOwnCommands) options["disallowedTools"] = new JsonArray("Bash", "BashOutput", "KillShell");
        if (!_program.ReadsRepositoryConfiguration) options["settingSources"] = new JsonArray("user");
        return new() { ["claudeCode"] = new JsonObject { ["options"] = options } };
    }

    private JsonObject Place() => new()
    {
        ["_meta"] = Wishes(),
        ["cwd"] = Cwd,
        ["mcpServers"] = new JsonArray(_tools.Url is { } url ? AtAddress(url) : OverPipes()),
    };

    private JsonObject OverPipes() => new()
    {
        ["name"] = _tools.Name,
        ["command"] = _tools.Command,
        ["args"] = new JsonArray([.. _tools.Arguments.Select(one => (JsonNode)one)]),
        ["env"] = new JsonArray([.. _tools.Environment.Select(one => (JsonNode)Pair(one.Key, one.Value))]),
    };

    private JsonObject AtAddress(string url) => new()
    {
        ["type"] = "http",
        ["name"] = _tools.Name,
        ["url"] = url,
        ["headers"] = new JsonArray(Pair("Authorization", _tools.Authorization!)),
    };

    private static JsonObject Pair(string name, string value) => new JsonObject { ["name"] = name, ["value"] = value };
}
