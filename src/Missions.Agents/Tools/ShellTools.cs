using System.Text.Json;
using System.Text.Json.Nodes;
using Missions.World.Sandboxes;

namespace Missions.Agents.Tools;

/// <summary>Running commands in a room.</summary>
public static class ShellTools
{
    private const int LongestSeconds = 3600;
    private const int LongestTitle = 300;

    public static Tool Shell(IRoom room, Func<Observation, CancellationToken, Task<string?>> observe) => new Shape(
        Member.Text("command", "A line for sh -c. It gets no input, and what it leaves running is ended."),
        Member.Number("timeoutSeconds", $"1 to {LongestSeconds}; 600 where left out.").Optional).Tool(
        "shell", "Runs a command in the workspace; answers exit code and output.", Recovery.Tell, async (call, ct) =>
        {
            var seconds = call.NumberOrNull("timeoutSeconds") ?? 600;
            if (seconds is < 1 or > LongestSeconds)
                return ToolAnswer.Refused($"timeoutSeconds must be from 1 to {LongestSeconds}.");

            var command = new RoomCommand(call.Text("command")) { Limit = TimeSpan.FromSeconds(seconds) };
            var ended = await room.RunAsync(command, ct);
            ct.ThrowIfCancellationRequested(); // A command that we cut off ourselves tells nothing.

            return new($"exit {ended.ExitCode}\n{Note(ended, command)}{ended.Output}", Facts: Facts(command, ended));
        }).Observed(observe, Title);

    private static string Note(Ended ended, RoomCommand command) => ended.By switch
    {
        EndedBy.Limit => $"(Ended after {command.Limit.TotalSeconds:0} s, its limit.)\n",
        EndedBy.Silence => $"(Ended because it printed nothing for {command.Silence.TotalSeconds:0} s.)\n",
        _ => "",
    };

    private static string Title(ToolCall call, string exit)
    {
        var line = call.Text("command").ReplaceLineEndings(" ");
        return $"shell \"{(line.Length > LongestTitle ? $"{line[..LongestTitle]}..." : line)}\" -> {exit}";
    }

    private static JsonElement Facts(RoomCommand command, Ended ended) => JsonElement.Parse(new JsonObject
    {
        ["command"] = command.Line,
        ["exitCode"] = ended.ExitCode,
        ["tookMs"] = (long)ended.Took.TotalMilliseconds,
        ["endedBy"] = ended.By.ToString().ToLowerInvariant(),
    }.ToJsonString());
}
