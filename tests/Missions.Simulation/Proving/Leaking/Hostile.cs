namespace Missions.Simulation.Proving.Leaking;

/// <summary>Commands that leave something behind, or do not end when they are asked to.</summary>
internal static class Hostile
{
    /// <summary>Takes the port that the others leave somebody on.</summary>
    public const string Listen =
        "perl -MIO::Socket::INET -e 'IO::Socket::INET->new(LocalPort => 8080, Listen => 1, ReuseAddr => 1) or die \"8080 is taken\\n\"'";

    private const string Serve =
        "perl -MIO::Socket::INET -e '$s = IO::Socket::INET->new(LocalPort => 8080, Listen => 9, ReuseAddr => 1); sleep 9999'";

    public static IReadOnlyList<(string Name, string Line)> All { get; } =
    [
        ("a session of its own", "setsid sleep 9999 & exit 0"),
        ("a double fork", "perl -e 'fork and exit; setpgrp; fork and exit; sleep 9999'"),
        ("deaf to signals", "trap '' TERM HUP INT QUIT USR1 PIPE; while :; do sleep 0.2; done"),
        ("a reader", "cat; read x; sleep 9999"),
        ("a server", $"{Serve} & sleep 0.2; exit 0"),
        ("a server in a session of its own", $"(setsid {Serve} &) ; exec sleep 9999"),
        ("nohup", "nohup sh -c 'sleep 9999' > /dev/null 2>&1 & exit 0"),
        ("a daemon", "perl -MPOSIX -e 'fork and exit; POSIX::setsid(); fork and exit; chdir \"/\"; POSIX::close($_) for 0 .. 99; sleep 9999'"),
        ("stopped", "kill -STOP $$; sleep 9999"),
        ("stopped children", "for i in 1 2 3; do (sleep 9999) & kill -STOP $!; done; exit 0"),
        ("the dead and not yet buried", "perl -e 'for (1 .. 20) { fork or exit } sleep 9999'"),
        ("children that fork again", "perl -e '$SIG{TERM} = sub { fork }; fork for 1 .. 4; sleep 9999'"),
        ("without an environment", "env -i setsid sh -c 'sleep 9999' & exit 0"),
        ("a pipe that is held open", "(sleep 9999; echo late) | cat & exit 0"),
        ("a loop", "while :; do :; done"),
        ("output without end", "yes"),
        ("orphans of orphans", "sh -c 'sh -c \"sh -c \\\"sleep 9999 & sleep 9999\\\" & sleep 9999\" & exit 0'"),
        ("a FIFO that nobody writes", "rm -f f; mkfifo f; cat f"),
        ("another name", "perl -e 'fork and exit; $0 = \"[kworker/0:1]\"; sleep 9999'"),
        ("many descriptors", "perl -e 'for (1 .. 900) { open $f, q(<), q(/dev/null) and push @f, $f } fork and exit; sleep 9999'"),
    ];
}
