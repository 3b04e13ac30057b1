using System.Text;

namespace Missions.World.Files;

/// <summary>An empty folder of this machine that only our own user may enter. Disposing it removes it.</summary>
public sealed class FreshFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("missions-fresh-").FullName;

    /// <summary>Makes a file in it that only our own user may read. Its path.</summary>
    public string Write(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        file.Write(Encoding.UTF8.GetBytes(text));
        return path;
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            // Somebody outside of all rooms still writes there; it lies where the machine cleans up by itself.
        }
    }
}
