using Missions.Tests.Support;
using Missions.World.Processes;
using Missions.World.Sandboxes;
using Missions.World.Terminals;

namespace Missions.Tests.World.Terminals;

/// <summary>Real programs in a real tmux, with and without walls.</summary>
public sealed class TerminalTests : IDisposable
{
    private const string Greeter =
        """printf 'name? '; read -r name; printf '\033[1;31mhello %s\033[0m\n' "$name"; exit 3""";
    private static readonly CancellationToken Never = CancellationToken.None;
    private static readonly Programs Programs = new(TimeProvider.System);
    private readonly TempFolder _folder = new();

    public static TheoryData<string> Drivers => ["bubblewrap", "none"];

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(Drivers))]
    public async Task What_is_typed_reaches_the_program_and_its_screen_is_read(string driver)
    {
        await using var room = await OpenAsync(driver);
        await using var terminal = await Terminal.StartAsync(room, "1", Greeter, Never);
        var asked = await terminal.ReadAsync(Never);

        await terminal.TypeAsync(Keys.Of("milk; 'ü' $x;<Enter>").Typed, Never);
        var answered = await terminal.ReadAsync(Never);

        Assert.Equal(("name?", (int?)null), (asked.Text, asked.ExitCode));
        Assert.Equal(("name? milk; 'ü' $x;\nhello milk; 'ü' $x;", 3), (answered.Text, answered.ExitCode));
        Assert.Equal("#cd3131", answered.Cells.Lines[1][0].Look.Ink);
    }

    [Fact]
    public async Task Keys_with_names_do_what_they_do_at_a_keyboard()
    {
        await using var room = await OpenAsync("bubblewrap");
        await using var terminal = await Terminal.StartAsync(
            room, "1", "trap 'echo stopped; exit 9' INT; echo go; cat", Never);
        await terminal.ReadAsync(Never);

        await terminal.TypeAsync(Keys.Of("ab<Backspace>c<Enter>").Typed, Never);
        await terminal.ReadAsync(Never);
        await terminal.TypeAsync(Keys.Of("<C-c>").Typed, Never);
        var screen = await terminal.ReadAsync(Never);

        Assert.Equal(("go\nac\nac\n^Cstopped", 9), (screen.Text, screen.ExitCode));
    }

    [Fact]
    public async Task It_shares_files_and_ports_with_what_else_runs_in_the_room()
    {
        await using var room = await OpenAsync("bubblewrap");
        await room.RunAsync(new("echo shared > note"), Never);

        await using var terminal = await Terminal.StartAsync(room, "1", "cat note; tty; stty size", Never);
        var lines = (await terminal.ReadAsync(Never)).Text.Split('\n');

        Assert.Equal("shared", lines[0]);
        Assert.StartsWith("/dev/pts/", lines[1], StringComparison.Ordinal);
        Assert.Equal($"{Terminal.Rows} {Terminal.Columns}", lines[2]);
    }

    [Fact]
    public async Task Two_of_one_room_do_not_meet_and_a_command_goes_with_its_terminal()
    {
        await using var room = await OpenAsync("bubblewrap");
        await using var first = await Terminal.StartAsync(room, "1", "echo one; cat", Never);
        var line = "echo two > begun; while :; do date +%N > alive; done";
        await using (var second = await Terminal.StartAsync(room, "2", line, Never))
            await second.ReadAsync(Never);

        var before = (await room.RunAsync(new("cat begun alive"), Never)).Output;
        var after = (await room.RunAsync(new("sleep 0.2; cat begun alive"), Never)).Output;

        Assert.Equal("one", (await first.ReadAsync(Never)).Text);
        Assert.Equal(before, after);
    }

    private Task<IRoom> OpenAsync(string driver)
    {
        IRooms rooms = driver is "none" ? new OpenRooms(Programs) : new BubblewrapRooms(Programs, Bystander.Relay);
        var inside = driver is "none" ? _folder.Path : "/workspace";
        return rooms.OpenAsync(
            new([new(_folder.Path, inside, IsWritable: true)], inside, new Dictionary<string, string>()), Never);
    }
}
