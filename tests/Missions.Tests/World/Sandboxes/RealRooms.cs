using Missions.World.Processes;
using Missions.World.Sandboxes;

namespace Missions.Tests.World.Sandboxes;

/// <summary>The contract's lines for a real shell, and the programs that all tests of real rooms share.</summary>
public abstract class RealRooms : RoomsContract
{
    /// <summary>One for all, as there is one for the whole program.</summary>
    protected static Programs Programs { get; } = new(TimeProvider.System);

    protected override string Serve(int port, string word) => Server(port, word);

    protected override string Echoing =>
        "echo \"$COLOUR $SHAPE\"; while read -r line; do echo \"heard $line\"; done; echo complaint >&2; exit 7";

    protected override string Shout(int bytes) => $"head -c {bytes} /dev/zero | tr '\\0' x; echo end";

    public static string Server(int port, string word) =>
        $$"""
        exec perl -MIO::Socket::INET -e '
            $| = 1;
            $server = IO::Socket::INET->new(LocalAddr => "127.0.0.1:{{port}}", Listen => 5, ReuseAddr => 1)
                or die "taken: $!";
            print "listening\n";
            while ($client = $server->accept) { print $client "{{word}}"; close $client }'
        """;

    public static string Dial(int port) =>
        $"perl -MIO::Socket::INET -e '$s = IO::Socket::INET->new(\"127.0.0.1:{port}\") or die \"no: $!\"; print <$s>'";

    /// <summary>The processes of this machine whose command line holds a word.</summary>
    protected static IReadOnlyList<int> ProcessesWith(string word) =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), out var process) ? process : 0)
            .Where(process => process > 0 && process != Environment.ProcessId && CommandLine(process).Contains(word)),
    ];

    [Fact]
    public async Task What_a_command_leaves_behind_ends_with_it()
    {
        await using var room = await OpenAsync();
        var mark = $"4711{Environment.ProcessId}{GetType().Name.Length}";

        var ended = await room.RunAsync(
            new($"(setsid sh -c 'trap \"\" TERM HUP; setsid sleep {mark} & sleep {mark}' &); "
                + $"sleep {mark} & sleep 0.1; echo done"),
            Never);

        Assert.Equal("done\n", ended.Output);
        Assert.Empty(ProcessesWith(mark));
    }

    [Fact]
    public async Task A_command_that_ignores_signals_ends_at_its_limit_with_its_children()
    {
        await using var room = await OpenAsync();
        var mark = $"4712{Environment.ProcessId}{GetType().Name.Length}";
        var line = $"trap '' TERM HUP INT; (setsid sleep {mark} &); sleep {mark}";

        var ended = await room.RunAsync(new(line) { Limit = TimeSpan.FromMilliseconds(300) }, Never);

        Assert.Equal(EndedBy.Limit, ended.By);
        Assert.Empty(ProcessesWith(mark));
    }

    [Fact]
    public async Task Reading_standard_input_ends_at_once()
    {
        await using var room = await OpenAsync();

        var ended = await room.RunAsync(
            new("cat; read line; echo $?; [ /proc/self/fd/0 -ef /dev/null ] && echo null"), Never);

        Assert.Equal("1\nnull\n", ended.Output);
    }

    [Fact]
    public async Task A_child_that_holds_the_output_open_keeps_nobody_waiting()
    {
        await using var room = await OpenAsync();

        var ended = await room.RunAsync(new("sleep 1000 & setsid sleep 1000 & echo done"), Never);

        Assert.Equal("done\n", ended.Output);
        Assert.InRange(ended.Took, TimeSpan.Zero, TimeSpan.FromSeconds(100));
    }

    [Fact]
    public async Task Output_and_errors_come_in_the_order_in_which_they_were_printed()
    {
        await using var room = await OpenAsync();

        var ended = await room.RunAsync(new("for i in 1 2 3; do echo out$i; echo err$i >&2; done; nonsense("), Never);
        var printed = await room.RunAsync(new("for i in 1 2 3; do echo out$i; echo err$i >&2; done"), Never);

        Assert.Contains("yntax error", ended.Output);
        Assert.Equal("out1\nerr1\nout2\nerr2\nout3\nerr3\n", printed.Output);
    }

    [Fact]
    public async Task A_killed_line_ends_with_the_number_of_its_signal()
    {
        await using var room = await OpenAsync();

        var ended = await room.RunAsync(new("kill -TERM $$"), Never);

        Assert.Equal((143, EndedBy.Itself), (ended.ExitCode, ended.By));
    }

    private static string CommandLine(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}

public class OpenRoomsTests : RealRooms
{
    protected override IRooms Rooms { get; } = new OpenRooms(Programs);

    [Fact]
    public void A_room_without_walls_says_so() => Assert.Equal("none", Rooms.Driver);
}
