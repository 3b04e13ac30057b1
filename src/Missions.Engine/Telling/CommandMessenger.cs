using System.Text;
using Missions.World.Processes;

namespace Missions.Engine.Telling;

/// <summary>Starts a program of the user's, which reads the message as JSON and finds its words in variables.</summary>
public sealed class CommandMessenger(IUserPrograms programs, IReadOnlyList<string> command, Func<News, bool> carries)
    : IMessenger
{
    public string Kind => "command";

    public bool Carries(News news) => carries(news);

    public async Task<string?> TellAsync(Message message, CancellationToken ct)
    {
        var said = await programs.AskAsync(command[0], [.. command.Skip(1)], ct, new(
            Encoding.UTF8.GetBytes(MessageJson.Of(message)), new Dictionary<string, string>
            {
                ["MISSION_ID"] = message.Mission,
                ["MISSION_NEWS"] = message.News.Kind,
                ["MISSION_TEXT"] = message.News.Text,
                ["MISSION_COMMAND"] = message.News.Command,
            }));
        return said is null ? $"{command[0]} is not there, failed, or took longer than half a minute" : null;
    }
}
