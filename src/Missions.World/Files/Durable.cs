namespace Missions.World.Files;

/// <summary>Folders whose entries survive a power cut: a file that is safe is of no use while its name is not.</summary>
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
