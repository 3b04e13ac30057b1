using System.Text;

namespace Missions.Agents.External;

/// <summary>What a program prints, line by line.</summary>
internal static class Lines
{
    /// <summary>An agent that says more in one breath is broken.</summary>
    private const int Longest = 64 * 1024 * 1024;

    /// <summary>Each line as it comes; the last one also without its end.</summary>
    public static async IAsyncEnumerable<string> ReadAsync(
        Stream stream, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var (line, buffer) = (new MemoryStream(), new byte[64 * 1024]);
        while (await stream.ReadAsync(buffer, ct) is > 0 and var length)
        {
            var start = 0;
            for (var end = Next(buffer, start, length); end >= 0; end = Next(buffer, start, length))
            {
                line.Write(buffer, start, end - start);
                yield return Taken(line);
                start = end + 1;
            }
            line.Write(buffer, start, length - start);
            if (line.Length > Longest)
                throw new ExternalException(
                    FailureKind.Unavailable, $"It printed a line of more than {Longest:N0} bytes.");
        }

        if (line.Length > 0) yield return Taken(line);
    }

    /// <summary>Reads to the end and keeps the last of it, for saying what went wrong.</summary>
    public static async Task<string> TailAsync(Stream stream)
    {
        var capture = new World.Processes.Capture(8 * 1024);
        var buffer = new byte[16 * 1024];
        try
        {
            while (await stream.ReadAsync(buffer, CancellationToken.None) is > 0 and var length)
                capture.Add(buffer.AsSpan(0, length));
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException)
        {
            // It was ended.
        }

        return capture.ToString();
    }

    private static int Next(byte[] buffer, int start, int length)
    {
        var at = Array.IndexOf(buffer, (byte)'\n', start, length - start);
        return at;
    }

    private static string Taken(MemoryStream line)
    {
        var text = Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length);
        line.SetLength(0);
        return text.TrimEnd('\r');
    }
}
