using Missions.Agents.Loop;

namespace Missions.Engine.Telling;

/// <summary>Rings the terminal's bell and says it there.</summary>
public sealed class BellMessenger(TextWriter terminal, Func<News, bool> carries) : IMessenger
{
    public string Kind => "bell";

    public bool Carries(News news) => carries(news);

    public async Task<string?> TellAsync(Message message, CancellationToken ct)
    {
        var line = $"\a{message.Mission}: {Clean.Text(message.News.Text)} {message.News.Command}";
        try
        {
            await terminal.WriteLineAsync(line.AsMemory(), ct);
            return null;
        }
        catch (IOException gone)
        {
            return $"the terminal is gone: {gone.Message}";
        }
    }
}
