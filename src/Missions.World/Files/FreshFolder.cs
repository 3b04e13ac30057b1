namespace Missions.World.Files;

/// <summary>An empty folder of this machine that only our own user may enter. Disposing it removes it.</summary>
public sealed class FreshFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("missions-fresh-").FullName;

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
