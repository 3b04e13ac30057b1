using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Missions.Benchmarks;

/// <summary>The floor under everything durable: bytes are written behind each other, and flushed.</summary>
internal sealed partial class Disk(string path) : IDisposable
{
    private readonly SafeFileHandle _file = File.OpenHandle(path, FileMode.Create, FileAccess.Write);
    private long _end;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        RandomAccess.Write(_file, bytes, _end);
        _end += bytes.Length;
        if (Flush(_file) != 0) throw new IOException($"{path} cannot be flushed.");
    }

    public void Dispose() => _file.Dispose();

    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    private static partial int Flush(SafeFileHandle file);
}
