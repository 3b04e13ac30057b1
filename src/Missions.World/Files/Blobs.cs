using System.Security.Cryptography;

namespace Missions.World.Files;

/// <summary>Large things by the hash of their bytes: what a record cites can be checked for ever.</summary>
public sealed class Blobs(IFiles files, string folder)
{
    /// <summary>Keeps the bytes and returns their SHA-256 in lower-case hex. May be called twice.</summary>
    /// <remarks>A damaged copy is healed.</remarks>
    public async Task<string> PutAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        var hash = HashOf(bytes.Span);
        var present = await files.ReadAsync(PathOf(hash), ct);
        if (present is null || HashOf(present) != hash) await files.WriteAsync(PathOf(hash), bytes, ct);
        return hash;
    }

    /// <exception cref="WorldException">It is missing, or its bytes are not those that were put there.</exception>
    public async Task<byte[]> GetAsync(string hash, CancellationToken ct)
    {
        if (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower))
            throw new WorldException($"'{hash}' is not the hash of a blob: 64 lower-case hex digits.");

        var bytes = await files.ReadAsync(PathOf(hash), ct)
            ?? throw new WorldException($"{PathOf(hash)} is missing. Restore it from a copy.");

        return HashOf(bytes) == hash
            ? bytes
            : throw new WorldException($"{PathOf(hash)} does not hold the bytes of its name. Restore it from a copy.");
    }

    private string PathOf(string hash) => Path.Combine(folder, hash);

    /// <summary>The name of these bytes: their SHA-256 in lower-case hex.</summary>
    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
