using System.Security.Cryptography;

namespace Missions.World.Files;

/// <summary>A secret of 256 bits in a file that only its owner can read.</summary>
public static class SecretFile
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>In 64 lower-case hex digits. One is made where there is none.</summary>
    /// <exception cref="WorldException">Others can read it, or it is no such secret.</exception>
    public static async Task<string> ReadOrMakeAsync(string path, CancellationToken ct)
    {
        if (!File.Exists(path)) await MakeAsync(path, ct);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None)
            throw new WorldException($"{path} can be read by others, so it is no secret any more. Delete it; another "
                + "is made.");

        var text = (await File.ReadAllTextAsync(path, ct)).Trim();
        return text.Length == 64 && text.All(char.IsAsciiHexDigitLower)
            ? text
            : throw new WorldException($"{path} does not hold 64 lower-case hex digits. Delete it; another is made.");
    }

    private static async Task MakeAsync(string path, CancellationToken ct)
    {
        Durable.MakeFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            await using var file = new StreamWriter(path, options);
            await file.WriteLineAsync(RandomNumberGenerator.GetHexString(64, lowercase: true).AsMemory(), ct);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process made it at the same moment; its secret is as good.
        }
    }
}
