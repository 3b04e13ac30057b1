using System.Net;
using System.Net.Sockets;
using Missions.Tests.Support;
using Missions.World;
using Missions.World.Processes;
using Missions.World.Sandboxes;

namespace Missions.Tests.World.Sandboxes;

/// <summary>Walls that hold, each beside the honest act that must go through and the control without walls.</summary>
public class BubblewrapRoomsTests : RealRooms
{
    private static readonly OpenRooms Open = new(Programs);

    protected override IRooms Rooms { get; } = new BubblewrapRooms(Programs, Bystander.Relay);

    [Fact]
    public async Task The_machines_own_loopback_is_out_of_reach()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        await using var room = await OpenAsync();

        var ended = await room.RunAsync(new(Dial(port)), Never);

        Assert.NotEqual(0, ended.ExitCode);
        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task No_network_but_the_rooms_own_can_be_seen()
    {
        await using var room = await OpenAsync();

        var interfaces = await room.RunAsync(
            new("tail -n +3 /proc/net/dev | cut -d: -f1 | tr -d ' '; cat /proc/net/route | wc -l"), Never);

        Assert.Equal("lo\n1\n", interfaces.Output);
    }

    [Fact]
    public async Task An_abstract_socket_of_the_machine_is_out_of_reach()
    {
        var name = $"missions-test-{Environment.ProcessId}";
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint($"\0{name}"));
        listener.Listen();
        var attack = "perl -MSocket -e 'socket(S, AF_UNIX, SOCK_STREAM, 0); "
            + $"connect(S, pack(\"S a*\", AF_UNIX, \"\\0{name}\")) or exit 7'";

        await using var room = await OpenAsync();
        var walled = await room.RunAsync(new(attack), Never);
        var reached = listener.Poll(0, SelectMode.SelectRead);
        await using var open = await Open.OpenAsync(new([], "/tmp", NoEnvironment), Never);
        var control = await open.RunAsync(new(attack), Never);

        Assert.Equal((7, false, 0), (walled.ExitCode, reached, control.ExitCode));
    }

    [Fact]
    public async Task Two_rooms_use_the_same_port_and_never_meet()
    {
        await using var first = await OpenAsync();
        await using var second = await OpenAsync();
        await first.StartAsync(new(Serve(8080, "milk")), Never);
        await second.StartAsync(new(Serve(8080, "honey")), Never);

        await using var toFirst = await Eventually.ConnectAsync(first, 8080);
        await using var toSecond = await Eventually.ConnectAsync(second, 8080);

        Assert.Equal("milk", await ReadAsync(toFirst));
        Assert.Equal("honey", await ReadAsync(toSecond));
        Assert.Equal("milk", (await first.RunAsync(new(Dial(8080)), Never)).Output);
        Assert.Equal("honey", (await second.RunAsync(new(Dial(8080)), Never)).Output);
    }

    [Fact]
    public async Task Bytes_go_both_ways_until_each_side_has_said_all()
    {
        await using var room = await OpenAsync();
        await room.StartAsync(new("exec perl -MIO::Socket::INET -e '"
            + "$s = IO::Socket::INET->new(LocalPort => 80, Listen => 1);"
            + "while ($c = $s->accept) { @all = <$c>; print $c scalar reverse join \"\", @all; close $c }'"), Never);

        await using var connection = await Eventually.ConnectAsync(room, 80);
        await connection.WriteAsync("desserts"u8.ToArray(), Never);
        ((NetworkStream)connection).Socket.Shutdown(SocketShutdown.Send);

        Assert.Equal("stressed", await ReadAsync(connection));
    }

    [Fact]
    public async Task Only_writable_mounts_can_be_written()
    {
        using var readOnly = new TempFolder();
        Mount[] mounts = [new(Folder.Path, "/source/tree", IsWritable: true), new(readOnly.Path, "/reference", false)];
        await using var room = await Rooms.OpenAsync(new(mounts, "/source/tree", NoEnvironment), Never);

        var ended = await room.RunAsync(new(
            """
            for folder in / /usr /usr/bin /etc /reference /work /root /proc /proc/sys/kernel
            do touch $folder/mark 2>/dev/null && echo "$folder was written"
            done
            echo mark > /proc/sys/kernel/core_pattern && echo core_pattern was written
            chmod 600 /dev/null 2>/dev/null && echo the machines own /dev/null was changed
            for folder in /source/tree /tmp /run /home/agent /var/tmp /dev/shm
            do touch $folder/mark || echo "$folder was not written"
            done
            """), Never);

        Assert.DoesNotContain("was", ended.Output);
        Assert.Equal(["mark"], Directory.GetFileSystemEntries(Folder.Path).Select(Path.GetFileName));
        Assert.Empty(Directory.GetFileSystemEntries(readOnly.Path));
    }

    [Fact]
    public async Task Nothing_of_the_users_can_be_seen()
    {
        using var secret = new TempFolder();
        var file = secret.Write("secret", "canary");
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var attack = $"cat {file}; ls -A {home}/.ssh {home}/.gitconfig {home}/.cargo/credentials.toml; "
            + "ls -A /etc/shadow /etc/ssh /sys /var/log";

        await using var room = await OpenAsync();
        var ended = await room.RunAsync(new(attack), Never);
        var root = await room.RunAsync(new($"cat {Folder.Write("own", "mine")}; ls -A / /home /run /tmp /var"), Never);

        Assert.DoesNotContain("canary", ended.Output);
        Assert.Equal(8, ended.Output.Split("No such file or directory").Length - 1);
        Assert.StartsWith("mine", root.Output);
        Assert.DoesNotContain("work\n", root.Output);
        await using var open = await Open.OpenAsync(new([], "/tmp", NoEnvironment), Never);
        Assert.Contains("canary", (await open.RunAsync(new(attack), Never)).Output);
    }

    [Fact]
    public async Task No_right_is_left_and_none_can_be_got()
    {
        await using var room = await OpenAsync();

        var ended = await room.RunAsync(new(
            """
            grep -E '^(CapInh|CapPrm|CapEff|CapAmb|NoNewPrivs)' /proc/self/status | tr -d '\t'
            mount -t tmpfs none /tmp 2>/dev/null && echo mounted
            umount /proc 2>/dev/null && echo unmounted
            unshare --user true 2>/dev/null && echo user namespace
            unshare --net true 2>/dev/null && echo network namespace
            nsenter -t 1 -a true 2>/dev/null && echo entered
            mknod /tmp/disk b 8 0 2>/dev/null && echo device
            """), Never);

        string[] sets = ["Inh", "Prm", "Eff", "Amb"];
        var none = string.Concat(sets.Select(set => $"Cap{set}:{0:x16}\n"));
        Assert.Equal(none + "NoNewPrivs:1\n", ended.Output);
    }

    [Fact]
    public async Task No_secret_of_our_environment_gets_in()
    {
        Environment.SetEnvironmentVariable("MISSIONS_TEST_SECRET", "canary");
        await using var room = await OpenAsync(new Dictionary<string, string> { ["GIVEN"] = "given" });

        var ended = await room.RunAsync(new("env; for p in /proc/[0-9]*; do tr '\\0' '\\n' <$p/environ; done"), Never);

        Assert.DoesNotContain("canary", ended.Output);
        Assert.Contains("GIVEN=given", ended.Output);
        Assert.Contains("HOME=/home/agent", ended.Output);
    }

    [Fact]
    public async Task A_given_secret_is_on_no_command_line_of_the_machine()
    {
        var secret = $"canary{Environment.ProcessId}";
        await using var room = await OpenAsync(new Dictionary<string, string> { ["GIVEN"] = secret });
        await using var service = await room.StartAsync(new("sleep 1000"), Never);

        Assert.Empty(ProcessesWith(secret));
        Assert.Equal($"{secret}\n", (await room.RunAsync(new("printenv GIVEN"), Never)).Output);
    }

    [Fact]
    public async Task Commands_of_a_room_share_its_folders_but_see_no_process_of_each_other()
    {
        await using var room = await OpenAsync();
        await using var other = await OpenAsync();
        await using var service = await room.StartAsync(new("sleep 1000"), Never);

        await room.RunAsync(new("echo hello > /tmp/note; echo world > ~/note"), Never);

        Assert.Equal("hello\nworld\n", (await room.RunAsync(new("cat /tmp/note ~/note"), Never)).Output);
        Assert.DoesNotContain("sleep", (await room.RunAsync(new("cat /proc/[0-9]*/comm"), Never)).Output);
        Assert.NotEqual(0, (await other.RunAsync(new("cat /tmp/note"), Never)).ExitCode);
        Assert.False(service.HasEnded);
    }

    [Fact]
    public async Task A_room_ends_with_its_owner_however_that_ends()
    {
        var mark = $"4713{Environment.ProcessId}";
        await using var owner = await Programs.StartAsync(
            Bystander.OwnerOfARoom($"(setsid sleep {mark} &); {Server(8080, mark)}", Folder.Path));
        using var output = new StreamReader(owner.Output);
        Assert.Equal("open", await output.ReadLineAsync(Never));
        Assert.NotEmpty(ProcessesWith(mark));

        owner.Kill();

        Assert.Equal(137, await owner.Ended);
        await Eventually.HoldsAsync(() => ProcessesWith(mark) is []);
        Assert.Empty(Directory.GetFileSystemEntries(Folder.Path, "missions-*"));
    }

    [Fact]
    public async Task The_toolchains_of_this_machine_work_inside()
    {
        await using var room = await OpenAsync();

        string[] tools = ["git", "node", "python3", "cargo", "dotnet", "java"];
        foreach (var tool in tools.Where(name => Programs.Find(name) is not null))
        {
            var ended = await room.RunAsync(new($"{tool} {(tool == "java" ? "-version" : "--version")}"), Never);
            Assert.True(ended.ExitCode == 0, $"{tool}: {ended.Output}");
        }
    }

    [Fact]
    public async Task A_line_that_is_too_long_is_refused_with_a_sentence()
    {
        await using var room = await OpenAsync();

        var refused = await room.RunAsync(new($"echo {new string('x', 131_072)}"), Never);
        var longest = await room.RunAsync(new($"echo {new string('x', 131_000)}"), Never);

        Assert.Equal((126, EndedBy.Itself), (refused.ExitCode, refused.By));
        Assert.Contains("longer than", refused.Output);
        Assert.Equal(131_001, longest.OutputBytes);
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_mounted_and_the_error_names_it()
    {
        var missing = await Assert.ThrowsAsync<WorldException>(() =>
            Rooms.OpenAsync(new([new("/no/such/folder", "/work", true)], "/work", NoEnvironment), Never));

        Assert.Contains("/no/such/folder", missing.Message);
    }

    [Theory]
    [InlineData("bwrap", "apt-get install bubblewrap")]
    [InlineData("nsenter", "apt-get install util-linux")]
    public async Task Without_a_primitive_there_is_no_room_and_the_error_names_the_cure(string missing, string cure)
    {
        var rooms = new BubblewrapRooms(Programs, Bystander.Relay, Find);

        var refused = await Assert.ThrowsAsync<WorldException>(() =>
            rooms.OpenAsync(new([], "/tmp", NoEnvironment), Never));

        Assert.Contains(missing, refused.Message);
        Assert.Contains(cure, refused.Message);

        string? Find(string name) => name == missing ? null : Programs.Find(name);
    }

    [Fact]
    public async Task Without_user_namespaces_there_is_no_room_and_the_error_says_so()
    {
        var tests = Path.GetDirectoryName(typeof(Bystander).Assembly.Location)!;
        await using var room = await Rooms.OpenAsync(new([new(tests, "/tests", false)], "/tmp", NoEnvironment), Never);

        var ended = await room.RunAsync(new("dotnet exec /tests/Missions.Tests.dll room true"), Never);

        Assert.NotEqual(0, ended.ExitCode);
        Assert.Contains("user namespaces are switched off", ended.Output);
    }

    [Fact]
    public async Task A_working_folder_that_is_not_there_is_an_error_and_no_exit_code()
    {
        await using var room = await Rooms.OpenAsync(new([], "/no/such/folder", NoEnvironment), Never);

        var wrong = await Assert.ThrowsAsync<WorldException>(() => room.RunAsync(new("true"), Never));

        Assert.Contains("/no/such/folder", wrong.Message);
    }
}
