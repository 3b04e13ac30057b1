using System.Text.Json.Nodes;

namespace Missions.Engine.Telling;

/// <summary>
/// A message as programs read it: the body of a webhook, and what a command reads on its standard input.
/// </summary>
public static class MessageJson
{
    public static string Of(Message message) => new JsonObject
    {
        ["type"] = $"mission.{message.News.Kind}",
        ["timestamp"] = $"{message.At.UtcDateTime:O}",
        ["data"] = new JsonObject
        {
            ["mission"] = message.Mission,
            ["goal"] = message.Goal,
            ["kind"] = message.News.Kind,
            ["about"] = message.News.About,
            ["text"] = message.News.Text,
            ["command"] = message.News.Command,
        },
    }.ToJsonString();
}
