namespace Missions.World.Files;

/// <summary>Folders whose names survive a power cut: without them, files that do are of no use.</summary>
internal static class Durable
{
    public static void MakeFolder(string folder)
    {
        if (Directory.Exists(folder)) return;

        var parent = Path.GetDirectoryName(folder);
        if (parent is not null) MakeFolder(parent);
        Directory.CreateDirectory(folder);
        if (parent is not null) SyncFolder(parent);
    }

    public static void SyncFolder(string folder)
    {
        using var handle = Posix.Open(folder, 0);
        if (handle.IsInvalid) throw Posix.Failure();
        Posix.Sync(handle);
    }
}
