using System.Text;
using System.Text.Json;
using Missions.Control.Wiring;
using Missions.Core;
using Missions.Engine;
using Missions.Engine.Journals;
using Missions.Engine.Views;

namespace Missions.Control.Verbs;

/// <summary>
/// Tells what happens while a mission runs: prose for people, events as lines of JSON, or one object at the end.
/// </summary>
internal sealed class Teller(Cli cli, MissionHome home, Telling telling)
{
    private TextWriter Prose => telling is Telling.Prose ? cli.Out : cli.Error;

    public void Tell(Recorded recorded)
    {
        if (telling is Telling.Lines) cli.Out.WriteLine(Line(recorded));
        if (LogLine.Of(recorded) is { } sentence) Prose.WriteLine(sentence);
    }

    /// <summary>What is being done right now is for watching; a log of it would only be noise.</summary>
    public void Note(string activity)
    {
        if (cli.IsInteractive && telling is Telling.Prose)
            cli.Error.Write($"\r\u001b[2K  {activity[..Math.Min(activity.Length, 76)]}\r");
    }

    public async Task EndAsync(Step.Rest rest, Mission state)
    {
        if (telling is Telling.Object) await cli.Out.WriteLineAsync(ResultView.Json(state, home));
        await Prose.WriteLineAsync(rest.Sentence);
    }

    /// <summary>An event as the journal has it, without the chain.</summary>
    public static string Line(Recorded recorded)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(recorded.Event, JournalJson.Default.MissionEvent);
        return $"{{\"seq\":{recorded.Seq},\"at\":\"{recorded.At.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffffffZ}\","
            + Encoding.UTF8.GetString(body)[1..];
    }
}
