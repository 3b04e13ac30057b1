using System.Text;
using System.Text.Json;
using Missions.Agents.Loop;
using Missions.Control.Terminal;
using Missions.Tests.Core;
using Missions.World.Logs;

namespace Missions.Tests.Screens;

public class LoadingTests
{
    [Fact]
    public void What_was_said_keeps_its_time_behind_a_line_that_cannot_be_read()
    {
        var said = JsonSerializer.SerializeToUtf8Bytes(new TranscriptEvent.Refused(null, "No."), TranscriptJson.Event);
        var unknown = Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(said).Replace("\"refused\"", "\"sung\"", StringComparison.Ordinal));
        Assert.NotEqual(said, unknown);

        var rows = Loading.Said(
        [
            new LogRecord(1, Samples.Start, unknown, ""),
            new LogRecord(2, Samples.Start.AddMinutes(5), said, ""),
        ]);

        Assert.Equal(
            [$"{Samples.Start.AddMinutes(5).UtcDateTime:HH:mm:ss} refused: No."], rows.Select(row => row.Text));
    }
}
