using System.Text;
using System.Text.Json;

namespace Missions.Agents.External.Headless;

/// <summary>A program that reads its briefing and prints its handoff.</summary>
internal sealed class Plain : IDialect
{
    private const int Most = 4 * 1024 * 1024;

    private readonly StringBuilder _printed = new();

    public string? Printed => LastObject(_printed.ToString());

    public IReadOnlyList<string> Arguments(AgentProgram program, ToolServer tools) => [.. program.Command.Skip(1)];

    public string Briefing(Session session, bool wasCut) => ExternalWords.PlainBriefing(session, wasCut);

    public IEnumerable<Heard> Read(string line)
    {
        if (_printed.Length + line.Length < Most) _printed.Append(line).Append('\n');
        yield return new Heard.Words($"{line}\n");
    }

    /// <summary>The object that the text ends with, a closing fence aside; empty where there is none.</summary>
    private static string LastObject(string text)
    {
        var whole = text.TrimEnd();
        if (whole.EndsWith("```", StringComparison.Ordinal)) whole = whole[..^3].TrimEnd();
        for (var at = whole.LastIndexOf('{'); at >= 0; at = at == 0 ? -1 : whole.LastIndexOf('{', at - 1))
            if (JsonWords.Parse(whole[at..]) is { ValueKind: JsonValueKind.Object }) return whole[at..];
        return "";
    }
}
