using System.Text.Json;
using Missions.Agents.Tools;

namespace Missions.Tests.Agents.Support;

/// <summary>Calls a tool as the loop would.</summary>
internal static class Calling
{
    public static Task<ToolAnswer> CallAsync(
        this IEnumerable<Tool> tools, string name, string arguments, bool isRepeat = false)
    {
        var call = new ToolCall("1-1", JsonElement.Parse(arguments), isRepeat);
        return tools.Single(tool => tool.Name == name).Call(call, CancellationToken.None);
    }

    public static async Task<string> TextAsync(this IEnumerable<Tool> tools, string name, string arguments) =>
        (await tools.CallAsync(name, arguments)).Text;
}
