using System.Runtime.InteropServices;

namespace Missions.World.Sandboxes;

/// <summary>The numbers of the kernel's calls on one kind of processor (asm/unistd.h).</summary>
internal sealed record Calls(uint Processor, uint Socket, IReadOnlyList<uint> Refused)
{
    /// <summary>
    /// io_uring (setup, enter, register), open_tree, move_mount, fsopen, fsconfig, fsmount, fspick, mount_setattr and
    /// quotactl_fd have the same number everywhere.
    /// </summary>
    private static readonly uint[] Everywhere = [425, 426, 427, 428, 429, 430, 431, 432, 433, 442, 443];

    /// <summary>
    /// syslog, pivot_root, acct, settimeofday, mount, umount2, swapon, swapoff, reboot, iopl, ioperm, init_module,
    /// delete_module, quotactl, clock_settime, kexec_load, add_key, request_key, keyctl, perf_event_open,
    /// fanotify_init, open_by_handle_at, clock_adjtime, setns, finit_module, kexec_file_load, bpf, userfaultfd.
    /// </summary>
    private static readonly uint[] OfX64 =
    [
        103, 155, 163, 164, 165, 166, 167, 168, 169, 172, 173, 175, 176, 179, 227, 246, 248, 249, 250, 298, 300, 304,
        305, 308, 313, 320, 321, 323,
    ];

    /// <summary>The same, in their order there; iopl and ioperm do not exist.</summary>
    private static readonly uint[] OfArm64 =
    [
        116, 41, 89, 170, 40, 39, 224, 225, 142, 105, 106, 60, 112, 104, 217, 218, 219, 241, 262, 265, 266, 268, 273,
        294, 280, 282,
    ];

    /// <exception cref="WorldException">They are not known.</exception>
    public static Calls Of(Architecture processor) => processor switch
    {
        Architecture.X64 => new(0xC000003E, 41, [.. OfX64, .. Everywhere]),
        Architecture.Arm64 => new(0xC00000B7, 198, [.. OfArm64, .. Everywhere]),
        _ => throw new WorldException(
            $"The sandbox does not know the kernel's calls on {processor}, so it cannot refuse any. Use x64 or arm64."),
    };
}
