using Missions.Tests.Support;
using Missions.World.Browsers;
using Missions.World.Processes;
using Missions.World.Sandboxes;

namespace Missions.Tests.World.Browsers;

/// <summary>A real Chromium behind walls, on a page that a service of the same room serves.</summary>
public sealed class BrowserTests : IAsyncLifetime
{
    private static readonly CancellationToken Never = CancellationToken.None;
    private static readonly Programs Programs = new(TimeProvider.System);
    private readonly BubblewrapRooms _rooms = new(Programs, Bystander.Relay);
    private IRoom _room = null!;
    private IRunning _service = null!;
    private Browser _browser = null!;

    public async Task InitializeAsync()
    {
        _room = await _rooms.OpenAsync(new([], "/tmp", new Dictionary<string, string>()), Never);
        _service = await NotesPage.StartAsync(_room);
        _browser = await Browser.StartAsync(_room, "1", TimeProvider.System, Never);
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _service.DisposeAsync();
        await _room.DisposeAsync();
    }

    [Fact]
    public async Task A_page_is_used_by_roles_and_names_and_read_as_a_screen_reader_would()
    {
        Assert.Equal(200, await _browser.OpenAsync(NotesPage.Url, Never));
        await _browser.FillAsync("textbox \"Title\"", "bread", Never);
        await _browser.ClickAsync("button \"Add\"", Never);
        await _browser.FillAsync("label \"Title\"", "salt", Never);
        await _browser.PressAsync("Enter", Never);
        await _browser.FillAsync("checkbox \"Done\"", "on", Never);
        await _browser.FillAsync("combobox \"Sort\"", "oldest", Never);
        await Eventually.HoldsAsync(async () => (await _browser.ReadAsync("list", Never)).Contains("bread"));

        var text = await _browser.ReadAsync(null, Never);

        Assert.Contains("- heading \"Notes\" [level=1]", text, StringComparison.Ordinal);
        Assert.Contains("- checkbox \"Done\" [checked]", text, StringComparison.Ordinal);
        Assert.Contains("- option \"oldest\" [selected]", text, StringComparison.Ordinal);
        Assert.Contains("- listitem: bread", await _browser.ReadAsync("list", Never), StringComparison.Ordinal);
        Assert.Empty(_browser.Console);
        Assert.Contains(_browser.Requests, request => $"{request}" == $"POST {NotesPage.Url}api/notes -> 200");
    }

    [Fact]
    public async Task A_target_that_is_missing_or_several_things_is_refused_with_what_is_there()
    {
        await _browser.OpenAsync(NotesPage.Url, Never);

        var missing = await RefusedAsync("button \"Ad\"");
        var several = await RefusedAsync("button");
        var odd = await RefusedAsync("a[[");
        await _browser.ClickAsync("button >> nth=0", Never);

        Assert.StartsWith(
            "there is no button \"Ad\" on the page. There is:\n- button \"Add\"\n- button \"Add all\"",
            missing, StringComparison.Ordinal);
        Assert.Contains("button can be 4 things", several, StringComparison.Ordinal);
        Assert.EndsWith(
            "- button \"Add\"\n- button \"Add all\"\n- button \"Broken\"\n- button \"Lost\"",
            several, StringComparison.Ordinal);
        Assert.Contains("a[[", odd, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_goes_wrong_behind_the_page_is_seen_until_the_next_one_is_opened()
    {
        await _browser.OpenAsync(NotesPage.Url, Never);
        await _browser.ClickAsync("button \"Broken\"", Never);
        await _browser.ClickAsync("button \"Lost\"", Never);
        await _browser.ClickAsync("button \"Add all\"", Never);
        await Eventually.HoldsAsync(() => _browser.Console.Count == 3);

        Assert.Equal(
            [
                "dialog: confirm \"All?\", which was accepted",
                "error: Failed to load resource: the server responded with a status of 404 (Not Found)",
                "uncaught: ReferenceError: nothing is not defined",
            ],
            _browser.Console.Select(line => $"{line}".Split(" (http")[0]).Order(StringComparer.Ordinal));
        Assert.Equal(
            $"GET {NotesPage.Url}api/lost -> 404", $"{Assert.Single(_browser.Requests, one => one.HasFailed)}");
        Assert.Equal("All", (await _browser.PlaceAsync(Never)).Title);

        await _browser.OpenAsync(NotesPage.Url, Never);
        Assert.Empty(_browser.Console);
    }

    [Fact]
    public async Task Nothing_outside_the_room_can_be_opened()
    {
        var named = await Assert.ThrowsAsync<BrowserException>(() => _browser.OpenAsync("http://example.com/", Never));
        var numbered = await Assert.ThrowsAsync<BrowserException>(() => _browser.OpenAsync("http://192.0.2.1/", Never));

        Assert.Contains("ERR_", named.Message, StringComparison.Ordinal);
        Assert.Contains("ERR_", numbered.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_is_a_png_of_the_size_of_the_window()
    {
        await _browser.OpenAsync(NotesPage.Url, Never);

        var picture = await _browser.PictureAsync(Never);

        Assert.Equal("PNG", System.Text.Encoding.ASCII.GetString(picture, 1, 3));
        Assert.Equal((Browser.Width, Browser.Height), (BigEndian(picture, 16), BigEndian(picture, 20)));
    }

    private static int BigEndian(byte[] bytes, int at) =>
        System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));

    private async Task<string> RefusedAsync(string target) =>
        (await Assert.ThrowsAsync<BrowserException>(() => _browser.ClickAsync(target, Never))).Message;
}
