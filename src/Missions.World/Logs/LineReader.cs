namespace Missions.World.Logs;

/// <summary>Reads bytes from a place; fewer than asked for, and none at the end.</summary>
internal delegate ValueTask<int> ReadAt(Memory<byte> to, long offset, CancellationToken ct);

/// <summary>The lines of a file through one buffer, which grows to the longest line.</summary>
internal sealed class LineReader(ReadAt read, long offset)
{
    private byte[] _buffer = new byte[128 * 1024];
    private int _start, _searched, _filled;

    /// <summary>Where the line after the current one begins in the file.</summary>
    public long Offset { get; private set; } = offset;

    /// <summary>The current line without its line end; overwritten by the next fill.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>What stands in the buffer behind the current line.</summary>
    public ReadOnlyMemory<byte> Rest => _buffer.AsMemory(_start, _filled - _start);

    /// <summary>Goes to the next line if the buffer holds all of it.</summary>
    public bool TryNext()
    {
        var length = _buffer.AsSpan(_searched, _filled - _searched).IndexOf((byte)'\n');
        if (length < 0)
        {
            _searched = _filled;
            return false;
        }

        Line = _buffer.AsMemory(_start, _searched + length - _start);
        Offset += Line.Length + 1;
        _start = _searched += length + 1;
        return true;
    }

    /// <summary>Reads on; false at the end of the file.</summary>
    public async ValueTask<bool> FillAsync(CancellationToken ct)
    {
        MakeRoom();
        var count = await read(_buffer.AsMemory(_filled), Offset + _filled - _start, ct);
        _filled += count;
        return count > 0;
    }

    private void MakeRoom()
    {
        var kept = _filled - _start;
        var target = kept > _buffer.Length / 2 ? new byte[_buffer.Length * 2] : _buffer;
        _buffer.AsSpan(_start, kept).CopyTo(target);
        (_buffer, _searched, _filled, _start) = (target, _searched - _start, kept, 0);
    }
}
