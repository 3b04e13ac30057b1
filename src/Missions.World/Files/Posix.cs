using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Missions.World.Files;

/// <summary>The calls of Linux that .NET has no name for. Flags are those that all its architectures share.</summary>
internal static partial class Posix
{
    public const int WriteOnly = 1;
    public const int ReadWrite = 2;
    public const int Create = 0x40;
    public const int NoTerminal = 0x100;
    public const int NonBlocking = 0x800;
    public const int CloseOnExec = 0x80000;
    public const int PathOnly = 0x200000;

    private const int Retries = 100;

    /// <summary>Opens without the advisory lock that .NET puts on every file it opens.</summary>
    public static SafeFileHandle Open(string path, int flags, uint mode = 0) =>
        new(OpenFile(path, flags | CloseOnExec, mode), ownsHandle: true);

    /// <summary>Opens a path that must stay below a folder, links included.</summary>
    public static SafeFileHandle OpenBelow(SafeFileHandle folder, string path, OpenHow how)
    {
        how.Flags |= CloseOnExec;
        for (var left = Retries; ; left--)
        {
            var opened = OpenAt2(437, folder, path, in how, Marshal.SizeOf<OpenHow>());

            // EAGAIN: something was renamed meanwhile, and the kernel could not rule out an escape.
            if (opened >= 0 || Marshal.GetLastPInvokeError() is not Error.Again || left == 0)
                return new((nint)opened, ownsHandle: true);
        }
    }

    public static FileStatus Status(SafeFileHandle file) =>
        Statx(file, "", 0x1000, 0x7ff, out var status) == 0 ? status : throw Failure();

    /// <summary>Makes what was written to a file, or the names in a folder, survive a power cut.</summary>
    public static void Sync(SafeFileHandle file)
    {
        if (SyncFile(file) != 0) throw Failure();
    }

    public static IOException Failure() => new(new Win32Exception(Marshal.GetLastPInvokeError()).Message);

    [LibraryImport("libc", EntryPoint = "mkdirat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int MakeFolder(SafeFileHandle folder, string name, uint mode);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    public static partial int Lock(SafeFileHandle file, int operation);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    public static partial int Signal(int pid, int signal);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint OpenFile(string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial long OpenAt2(long number, SafeFileHandle folder, string path, in OpenHow how, nint size);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(SafeFileHandle file, string path, int flags, uint mask, out FileStatus status);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int SyncFile(SafeFileHandle file);

    /// <summary>How openat2(2) opens.</summary>
    public struct OpenHow
    {
        public long Flags;
        public long Mode;
        public ResolveRule Resolve;
    }

    /// <summary>What openat2(2) refuses on its way.</summary>
    [Flags]
    public enum ResolveRule : long
    {
        NoMagicLinks = 0x02,
        NoLinks = 0x04,
        Beneath = 0x08,
    }

    /// <summary>The part of statx(2) that we read.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    public struct FileStatus
    {
        [FieldOffset(28)] public ushort Mode;
        [FieldOffset(40)] public ulong Size;

        public readonly bool IsFile => (Mode & 0xF000) == 0x8000;
        public readonly bool IsFolder => (Mode & 0xF000) == 0x4000;
    }

    /// <summary>The numbers of the errors that we answer one by one.</summary>
    public static class Error
    {
        public const int NotPermitted = 1;
        public const int NotFound = 2;
        public const int NoDevice = 6;
        public const int Again = 11;
        public const int Exists = 17;
        public const int OtherPlace = 18;
        public const int NotFolder = 20;
        public const int IsFolder = 21;
        public const int NameTooLong = 36;
        public const int NoSuchCall = 38;
        public const int LinkLoop = 40;
    }
}
