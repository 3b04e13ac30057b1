using System.Text.Json;
using Missions.Agents.Tools;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Sessions;

/// <summary>Keeps what was given to services and proofs out of what tools answer.</summary>
internal static class Redacting
{
    public static Tool Redacted(this Tool tool, GivenSecrets secrets) => tool with
    {
        Call = async (call, ct) =>
        {
            var answer = await tool.Call(call, ct);
            var text = secrets.Redact(answer.Text);
            return answer with
            {
                Text = text,
                Facts = secrets.Redact(answer.Facts),
                Picture = text == answer.Text ? answer.Picture : null, // It shows what the text says.
            };
        },
    };

    public static JsonElement? Redact(this GivenSecrets secrets, JsonElement? facts) =>
        facts is { } known ? JsonElement.Parse(secrets.Redact(known.GetRawText())) : null;
}
