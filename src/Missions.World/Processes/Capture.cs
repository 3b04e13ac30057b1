using System.Buffers;
using System.Text;

namespace Missions.World.Processes;

/// <summary>
/// What a program printed: all of it up to a cap in bytes, else the first half of the cap and the last.
/// </summary>
public sealed class Capture(int cap)
{
    private readonly Lock _lock = new();
    private readonly ArrayBufferWriter<byte> _head = new();
    private readonly int _tailCap = cap - cap / 2;
    private byte[] _tail = [];
    private long _total;

    public long Total { get { lock (_lock) return _total; } }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            var toHead = Math.Min(bytes.Length, cap / 2 - _head.WrittenCount);
            _head.Write(bytes[..toHead]);
            _total += toHead;
            if (toHead < bytes.Length) AddToTail(bytes[toHead..]);
        }
    }

    /// <summary>As text. Bytes that are not UTF-8 become U+FFFD, so no half of a pair ever comes out.</summary>
    public override string ToString()
    {
        lock (_lock)
        {
            var head = _head.WrittenSpan;
            var afterHead = _total - head.Length;
            if (afterHead <= _tailCap) return Encoding.UTF8.GetString([.. head, .. Tail((int)afterHead)]);

            head = WithoutCutEnd(head);
            var tail = WithoutCutStart(Tail(_tail.Length));
            var left = _total - head.Length - tail.Length;
            return $"{Encoding.UTF8.GetString(head)}\n[… {left:N0} bytes left out …]\n"
                + Encoding.UTF8.GetString(tail);
        }
    }

    private void AddToTail(ReadOnlySpan<byte> bytes)
    {
        if (_tail.Length == 0) _tail = new byte[Math.Max(1, _tailCap)];

        var kept = bytes[Math.Max(0, bytes.Length - _tail.Length)..];
        _total += bytes.Length - kept.Length;

        var at = (int)((_total - _head.WrittenCount) % _tail.Length);
        var untilEnd = Math.Min(kept.Length, _tail.Length - at);
        kept[..untilEnd].CopyTo(_tail.AsSpan(at));
        kept[untilEnd..].CopyTo(_tail);
        _total += kept.Length;
    }

    private byte[] Tail(int length)
    {
        var tail = new byte[length];
        var start = _total - _head.WrittenCount - length;
        for (var i = 0; i < length; i++) tail[i] = _tail[(start + i) % _tail.Length];
        return tail;
    }

    private static ReadOnlySpan<byte> WithoutCutEnd(ReadOnlySpan<byte> bytes)
    {
        var start = bytes.Length;
        while (start > 0 && bytes.Length - start < 3 && IsContinuation(bytes[start - 1])) start--;
        return start > 0 && bytes[start - 1] >= 0xC0 ? bytes[..(start - 1)] : bytes;
    }

    private static ReadOnlySpan<byte> WithoutCutStart(ReadOnlySpan<byte> bytes)
    {
        var start = 0;
        while (start < Math.Min(3, bytes.Length) && IsContinuation(bytes[start])) start++;
        return bytes[start..];
    }

    private static bool IsContinuation(byte part) => (part & 0xC0) == 0x80;
}
