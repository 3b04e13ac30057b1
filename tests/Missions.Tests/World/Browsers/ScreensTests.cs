using Missions.Tests.Support;
using Missions.World.Processes;
using Missions.World.Sandboxes;
using RoomScreens = Missions.Agents.Tools.Screens;

namespace Missions.Tests.World.Browsers;

/// <summary>Browser and terminal of a room, when a browser ends by itself.</summary>
public sealed class ScreensTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [Fact]
    public async Task A_browser_that_died_is_started_again_and_its_page_is_open_no_more()
    {
        var rooms = new BubblewrapRooms(new Programs(TimeProvider.System), Bystander.Relay);
        await using var room = await rooms.OpenAsync(new([], "/tmp", new Dictionary<string, string>()), Never);
        await using var service = await NotesPage.StartAsync(room);
        await using var screens = new RoomScreens(room, TimeProvider.System);
        var first = await screens.BrowserAsync(Never);
        await first.OpenAsync(NotesPage.Url, Never);
        screens.HasPage = true;

        var killed = await room.RunAsync(new("for one in /proc/[0-9]*; do grep -q 'remote-debugging[-]port' \"$one/cmdline\" "
            + "&& kill -9 \"${one#/proc/}\" && echo \"$one\"; done; true"), Never);
        Assert.NotEqual("", killed.Output);
        await Eventually.HoldsAsync(() => first.HasEnded);

        Assert.False(screens.HasPage);
        var second = await screens.BrowserAsync(Never);
        Assert.Equal(200, await second.OpenAsync(NotesPage.Url, Never));
        Assert.NotSame(first, second);
    }
}
