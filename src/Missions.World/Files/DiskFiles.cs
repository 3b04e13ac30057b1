namespace Missions.World.Files;

/// <summary>The machine's own disk.</summary>
public sealed class DiskFiles : IFiles
{
    private int _drafts;

    public async Task<byte[]?> ReadAsync(string path, CancellationToken ct)
    {
        try
        {
            return await File.ReadAllBytesAsync(path, ct);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new WorldException($"{path} cannot be read: {failure.Message}", failure);
        }
    }

    public async Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            Durable.MakeFolder(folder);
            var draft = await DraftAsync(folder, Path.GetFileName(path), bytes, ct);
            Put(draft, path);
            Durable.SyncFolder(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new WorldException($"{path} cannot be written: {failure.Message}", failure);
        }
    }

    public IReadOnlyList<string> List(string folder) => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateFiles(folder, "*", new EnumerationOptions { AttributesToSkip = FileAttributes.None })
            .Where(path => !IsDraft(path))
            .Order(StringComparer.Ordinal),
    ];

    public void Delete(string path)
    {
        try
        {
            // A link to a folder is a file here: what it points to stays.
            var isFolder = Directory.Exists(path) && new DirectoryInfo(path).LinkTarget is null;
            if (isFolder) Directory.Delete(path, recursive: true);
            else File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
            // Gone already, and its folder too.
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new WorldException($"{path} cannot be removed: {failure.Message}", failure);
        }
    }

    /// <summary>Writes the bytes to a new file beside, named so that no list shows it.</summary>
    private async Task<string> DraftAsync(string folder, string name, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        string draft;
        do draft = Path.Combine(folder, $".{name}.{Environment.ProcessId}-{Interlocked.Increment(ref _drafts)}.draft");
        while (File.Exists(draft)); // One that a dead process with our number left, or another DiskFiles makes.

        try
        {
            await using var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0);
            await file.WriteAsync(bytes, ct);
            Posix.Sync(file.SafeFileHandle);
            return draft;
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }

    private static void Put(string draft, string path)
    {
        try
        {
            File.Move(draft, path, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }

    private static bool IsDraft(string path) =>
        Path.GetFileName(path.AsSpan()) is ['.', .. var rest] && rest.EndsWith(".draft");
}
