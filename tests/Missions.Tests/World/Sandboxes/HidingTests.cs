using Missions.Tests.Support;
using Missions.World;
using Missions.World.Sandboxes;

namespace Missions.Tests.World.Sandboxes;

/// <summary>What a room hides although a mount brings it.</summary>
public sealed class HidingTests : IDisposable
{
    private static readonly Dictionary<string, string> Nothing = [];
    private static readonly IRooms Rooms = new BubblewrapRooms(new(TimeProvider.System), Bystander.Relay);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_hidden_looks_empty_and_stays_as_it_is()
    {
        _folder.Write("made/deep/settings.json", "secret");
        _folder.Write("plain.json", "secret");
        _folder.Write("seen.txt", "seen");
        string[] hidden = [$"{_folder.Path}/made", $"{_folder.Path}/plain.json", $"{_folder.Path}/nowhere"];
        await using var room = await Rooms.OpenAsync(
            new([new(_folder.Path, _folder.Path, IsWritable: true)], _folder.Path,
                Nothing)
            { Hidden = hidden }, default);

        var seen = await room.RunAsync(
            new("ls; ls -A made; cat plain.json seen.txt; "
                + "echo bad > plain.json || touch made/bad || echo; echo refused"), default);

        Assert.StartsWith("made\nplain.json\nseen.txt\nseen", seen.Output);
        Assert.EndsWith("refused\n", seen.Output);
        Assert.Equal("secret", File.ReadAllText($"{_folder.Path}/plain.json"));
        Assert.Equal(["made", "plain.json", "seen.txt"],
            Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_link_cannot_be_hidden()
    {
        _folder.Write("elsewhere/settings.json", "secret");
        File.CreateSymbolicLink($"{_folder.Path}/made", $"{_folder.Path}/elsewhere");
        var spec = new RoomSpec([new(_folder.Path, _folder.Path, IsWritable: true)], _folder.Path, Nothing);

        await Assert.ThrowsAsync<WorldException>(
            () => Rooms.OpenAsync(spec with { Hidden = [$"{_folder.Path}/made"] }, default));
    }
}
