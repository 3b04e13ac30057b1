using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Missions.World.Files;

namespace Missions.Agents.External.Acp;

/// <summary>What an agent asks us to do for it: permissions, files and commands.</summary>
internal sealed class Requests(Desk desk, Terminals terminals)
{
    private const int MostBytes = 16 * 1024 * 1024;

    private static readonly string[] Changing = ["edit", "delete", "move"];

    private Place Place => desk.Session.Place!;

    public async Task<JsonNode?> AnswerAsync(string method, JsonElement? asked, CancellationToken ct) => method switch
    {
        "session/request_permission" => await PermitAsync(asked),
        "fs/read_text_file" => await ReadAsync(asked, ct),
        "fs/write_text_file" => await WriteAsync(asked, ct),
        "terminal/create" => terminals.Create(asked, ct),
        "terminal/output" => terminals.Output(asked),
        "terminal/wait_for_exit" => await terminals.WaitAsync(asked, ct),
        "terminal/kill" => await terminals.KillAsync(asked),
        "terminal/release" => await terminals.ReleaseAsync(asked),
        _ => throw new RpcFault(RpcFault.NoSuchMethod, $"There is no {method} here."),
    };

    /// <summary>
    /// The walls of its room decide what it can do, so it may try; only a role that may not write is told no at once.
    /// </summary>
    private async Task<JsonNode> PermitAsync(JsonElement? asked)
    {
        var call = asked.At("toolCall");
        var isRefused = !Place.MayWrite && Changing.Contains(call.Text("kind"));
        var wanted = isRefused ? "reject" : "allow";
        var options = asked.Items("options").ToList();
        var chosen = options.Find(one => one.Text("kind") == $"{wanted}_once")
            ?? options.Find(one => one.Text("kind") == $"{wanted}_always");

        var title = call.Text("title") ?? call.Text("toolCallId");
        await desk.NoteAsync($"Permission for {title}: {(chosen is null ? "none of the options fits" : wanted)}.");
        return new JsonObject
        {
            ["outcome"] = chosen.Text("optionId") is { } id
                ? new JsonObject { ["outcome"] = "selected", ["optionId"] = id }
                : new JsonObject { ["outcome"] = "cancelled" },
        };
    }

    private async Task<JsonNode> ReadAsync(JsonElement? asked, CancellationToken ct)
    {
        var path = Inside(asked);
        try
        {
            var content = await Place.Folder.ReadAsync(path, MostBytes, ct);
            desk.Stirred();
            return new JsonObject { ["content"] = Part(Encoding.UTF8.GetString(content.Bytes.Span), asked) };
        }
        catch (PathRefused refused)
        {
            throw new RpcFault(RpcFault.NotThere, refused.Message);
        }
    }

    private async Task<JsonNode?> WriteAsync(JsonElement? asked, CancellationToken ct)
    {
        var path = Inside(asked);
        if (!Place.MayWrite)
            throw new RpcFault(RpcFault.Forbidden, "Your role changes no files. Report what should change instead.");
        try
        {
            await Place.Folder.WriteAsync(path, Encoding.UTF8.GetBytes(asked.Text("content") ?? ""), ct);
            await desk.NoteAsync($"It wrote {path}.");
            return null;
        }
        catch (PathRefused refused)
        {
            throw new RpcFault(RpcFault.Forbidden, refused.Message);
        }
    }

    private static string Part(string text, JsonElement? asked)
    {
        var (from, count) = (asked.Number("line"), asked.Number("limit"));
        if (from <= 1 && count == 0) return text;

        var lines = text.Split('\n').Skip((int)Math.Max(0, from - 1));
        return string.Join('\n', count > 0 ? lines.Take((int)count) : lines);
    }

    /// <summary>The protocol's paths are whole; ours are below the one folder that there is.</summary>
    private string Inside(JsonElement? asked)
    {
        var path = asked.Text("path") ?? throw new RpcFault(RpcFault.WrongParameters, "path is missing.");
        var whole = System.IO.Path.GetFullPath(path, Place.Inside);
        return whole.StartsWith($"{Place.Inside}/", StringComparison.Ordinal)
            ? whole[(Place.Inside.Length + 1)..]
            : throw new RpcFault(
                RpcFault.Forbidden, $"{path} lies outside of {Place.Inside}; only what lies below it is served.");
    }
}
