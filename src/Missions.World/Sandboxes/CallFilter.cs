using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Missions.World.Sandboxes;

/// <summary>
/// Which calls of the kernel a room's commands may not make: what only whoever runs a machine needs, and what reaches
/// past namespaces, such as keys and sockets to the machine below this one. It is a second wall behind the first.
/// </summary>
internal sealed partial class CallFilter : IDisposable
{
    // Codes of classic BPF, and what a filter answers (linux/filter.h, linux/seccomp.h).
    private const ushort Load = 0x20;
    private const ushort IfEqual = 0x15;
    private const ushort IfAtLeast = 0x35;
    private const ushort Return = 0x06;
    private const uint Allow = 0x7fff0000;
    private const uint Refuse = 0x00050000 | 1;            // EPERM
    private const uint NoSuchFamily = 0x00050000 | 97;     // EAFNOSUPPORT
    private const uint NumberOfCall = 0;
    private const uint Architecture = 4;
    private const uint FirstArgument = 16;
    private const uint OtherNumbers = 0x40000000;          // x32: the same calls by other numbers.

    /// <summary>Unix, IPv4, IPv6, and netlink, which tells a program its addresses.</summary>
    private static readonly uint[] Families = [1, 2, 10, 16];

    private readonly SafeFileHandle _memory = Memory("missions-calls", 1);

    private CallFilter() { }

    /// <summary>Where a child of ours can open it, for as long as it is not disposed.</summary>
    public string Path => $"/proc/{Environment.ProcessId}/fd/{_memory.DangerousGetHandle()}";

    /// <exception cref="WorldException">The calls of this processor are not known.</exception>
    public static CallFilter Make() => Make(RuntimeInformation.ProcessArchitecture);

    internal static CallFilter Make(System.Runtime.InteropServices.Architecture processor)
    {
        var filter = new CallFilter();
        RandomAccess.Write(filter._memory, Instructions(Calls.Of(processor)), 0);
        return filter;
    }

    public void Dispose() => _memory.Dispose();

    private static byte[] Instructions(Calls calls)
    {
        var all = new List<(ushort Code, byte Yes, byte No, uint Value)>
        {
            (Load, 0, 0, Architecture), (IfEqual, 1, 0, calls.Processor), (Return, 0, 0, Refuse),
            (Load, 0, 0, NumberOfCall), (IfAtLeast, 0, 1, OtherNumbers), (Return, 0, 0, Refuse),
        };
        foreach (var call in calls.Refused) all.AddRange([(IfEqual, 0, 1, call), (Return, 0, 0, Refuse)]);
        all.AddRange([(IfEqual, 1, 0, calls.Socket), (Return, 0, 0, Allow), (Load, 0, 0, FirstArgument)]);
        foreach (var family in Families) all.AddRange([(IfEqual, 0, 1, family), (Return, 0, 0, Allow)]);
        all.Add((Return, 0, 0, NoSuchFamily));
        return
        [
            .. all.SelectMany(one => (byte[])
                [.. BitConverter.GetBytes(one.Code), one.Yes, one.No, .. BitConverter.GetBytes(one.Value)]),
        ];
    }

    [LibraryImport("libc", EntryPoint = "memfd_create", StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Memory(string name, uint closeOnExec);
}
