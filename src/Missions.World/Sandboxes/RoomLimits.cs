using System.Globalization;

namespace Missions.World.Sandboxes;

/// <summary>How much of the machine a room may use, so that a runaway ends before the machine does.</summary>
/// <param name="Processes">
/// At once, threads included, in the room as a whole. As root it takes Linux 6.14; what is older knows no such limit.
/// </param>
/// <param name="OpenFiles">Of one process.</param>
/// <param name="MemoryMb">
/// Written to by one process. None is usual: sanitizers claim terabytes that they never touch. Where memory runs out,
/// the kernel ends what runs in rooms before anything else.
/// </param>
/// <param name="FileMb">The largest that one file may become.</param>
/// <param name="ScratchMb">Each of /tmp, /home, /var, /run and /dev/shm: they live in memory.</param>
/// <param name="Watches">Of files: what inotify calls instances. The machine has few, and the user's own count.</param>
public sealed record RoomLimits(
    int Processes = 8192, int OpenFiles = 65536, int? MemoryMb = null, int FileMb = 65536, int ScratchMb = 8192,
    int Watches = 96)
{
    /// <summary>The kernel keeps the first numbers of processes for itself once they have been used.</summary>
    private const int KeptNumbers = 301;

    private static readonly Version OwnNumbers = new(6, 14); // Since then each namespace counts for itself.

    /// <summary>Run by a shell before it becomes the command. Limits that are lower already stay.</summary>
    internal string Lowering
    {
        get
        {
            var memory = MemoryMb is { } most ? Lower("-d", $"{most * 1024L}") : "";
            return $"ulimit -c 0; {Lower("-n", $"{OpenFiles}")}{Lower("-f", $"{FileMb * 2048L}")}{memory}"
                + $"{{ ulimit -u {Processes} || ulimit -p {Processes}; }} 2>/dev/null; "
                + "{ echo 800 > /proc/self/oom_score_adj; } 2>/dev/null; ";
        }
    }

    /// <summary>Run inside, with the rights over the room that no command gets.</summary>
    internal string Fixing => $$"""
        for place in /tmp /home /var /run /dev/shm
        do mount -o remount,nosuid,nodev,size={{ScratchMb}}m $place || exit 1
        done
        echo {{Watches}} > /proc/sys/user/max_inotify_instances || exit 1
        {{Numbering}}
        """;

    /// <summary>On older kernels this would be the machine's own, which is none of our business.</summary>
    private string Numbering => Environment.OSVersion.Version >= OwnNumbers
        ? $"echo {Processes + KeptNumbers} > /proc/sys/kernel/pid_max || exit 1"
        : "";

    private static string Lower(string what, string most) =>
        string.Create(CultureInfo.InvariantCulture, $"ulimit {what} {most} 2>/dev/null; ");
}
