using System.Security.Cryptography;
using System.Text;

namespace Missions.Agents.External;

/// <summary>
/// Lets in who says the word first. Without walls the port is the machine's, and everybody on it can knock.
/// </summary>
internal sealed class WordDoor(string word, Func<Stream, CancellationToken, Task> serve)
{
    public async Task ServeAsync(Stream stream, CancellationToken ct)
    {
        var expected = Encoding.UTF8.GetBytes($"{word}\n");
        var said = new byte[expected.Length];
        var length = await stream.ReadAtLeastAsync(said, said.Length, throwOnEndOfStream: false, ct);
        if (length == said.Length && CryptographicOperations.FixedTimeEquals(said, expected)) await serve(stream, ct);
    }
}
