using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Missions.World.Sandboxes;

namespace Missions.Agents.External.Acp;

/// <summary>
/// The commands that an agent has us run. Each is a call of the session's own shell tool, so it runs where no
/// credential is, stands in the transcript with its exit code, and is evidence where a validator asked for it.
/// </summary>
internal sealed class Terminals(Desk desk) : IAsyncDisposable
{
    private const string Shell = "shell";
    private const int LongestSeconds = 3600;

    private readonly ConcurrentDictionary<string, Terminal> _all = [];
    private int _last;

    public JsonNode Create(JsonElement? asked, CancellationToken ct)
    {
        if (desk.Session.Tools.Find(Shell) is null)
            throw new RpcFault(RpcFault.Forbidden, "Your role runs no commands.");
        var line = Line(asked);
        var id = $"terminal-{Interlocked.Increment(ref _last)}";
        _all[id] = new(desk, line, ct);
        return new JsonObject { ["terminalId"] = id };
    }

    public JsonNode Output(JsonElement? asked)
    {
        var terminal = Find(asked);
        var whole = terminal.Output;
        var limit = asked.Number("outputByteLimit");
        var answer = new JsonObject { ["output"] = whole, ["truncated"] = limit > 0 && whole.Length > limit };
        if (terminal.ExitCode is { } code) answer["exitStatus"] = new JsonObject { ["exitCode"] = code };
        return answer;
    }

    public async Task<JsonNode> WaitAsync(JsonElement? asked, CancellationToken ct)
    {
        var terminal = Find(asked);
        await terminal.Done.WaitAsync(ct);
        return terminal.ExitCode is { } code ? new JsonObject { ["exitCode"] = code }
            : new JsonObject { ["signal"] = "SIGKILL" };
    }

    public async Task<JsonNode?> KillAsync(JsonElement? asked)
    {
        await Find(asked).EndAsync();
        return null;
    }

    public async Task<JsonNode?> ReleaseAsync(JsonElement? asked)
    {
        var terminal = Find(asked);
        _all.TryRemove(asked.Text("terminalId")!, out _);
        await terminal.EndAsync();
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var terminal in _all.Values) await terminal.EndAsync();
    }

    private Terminal Find(JsonElement? asked) =>
        asked.Text("terminalId") is { } id && _all.TryGetValue(id, out var terminal)
            ? terminal
            : throw new RpcFault(RpcFault.NotThere, "There is no such terminal.");

    /// <summary>A program with its arguments, or a whole line where there are none.</summary>
    private string Line(JsonElement? asked)
    {
        var command = asked.Text("command") ?? throw new RpcFault(RpcFault.WrongParameters, "command is missing.");
        var arguments = asked.Items("args").Select(one => one?.GetString() ?? "").ToList();
        var line = new StringBuilder();
        if (asked.Text("cwd") is { } folder && folder != desk.Session.Place!.Inside)
            line.Append($"cd {ShellWord.Of(folder)} && ");
        foreach (var variable in asked.Items("env"))
            if (variable.Text("name") is { } name && name.All(one => char.IsAsciiLetterOrDigit(one) || one == '_'))
                line.Append($"{name}={ShellWord.Of(variable.Text("value") ?? "")}; export {name}; ");
        return line.Append(arguments is [] ? command : Words(command, arguments)).ToString();
    }

    // Many wrap every line of theirs in a shell; what they mean is the line.
    private static string Words(string command, List<string> arguments) =>
        command is "sh" or "bash" or "/bin/sh" or "/bin/bash" && arguments is ["-c" or "-lc", var line]
            ? line
            : $"{Plain(command)} {string.Join(' ', arguments.Select(Plain))}";

    private static string Plain(string word) =>
        word.Length > 0 && word.All(one => char.IsAsciiLetterOrDigit(one) || "-_./:=@%+,".Contains(one)) ? word
            : ShellWord.Of(word);

    private sealed class Terminal
    {
        private readonly CancellationTokenSource _end;

        public Terminal(Desk desk, string line, CancellationToken ct)
        {
            _end = CancellationTokenSource.CreateLinkedTokenSource(ct);
            Done = RunAsync(desk, line);
        }

        public Task Done { get; }
        public string Output { get; private set; } = "";
        public int? ExitCode { get; private set; }

        public async Task EndAsync()
        {
            await _end.CancelAsync();
            await Done;
        }

        private async Task RunAsync(Desk desk, string line)
        {
            try
            {
                var arguments = new JsonObject { ["command"] = line, ["timeoutSeconds"] = LongestSeconds };
                var answer = await desk.CallAsync(Shell, JsonElement.Parse(arguments.ToJsonString()), _end.Token);
                ExitCode = (int?)answer.Facts.At("exitCode")?.GetInt32() ?? 1;
                Output = answer.Text;
            }
            catch (OperationCanceledException)
            {
                Output = "It was ended.";
            }
        }
    }
}
