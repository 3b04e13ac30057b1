using System.Threading.Channels;

namespace Missions.World.Logs;

/// <summary>Says that a file may have changed: at once where the system tells, and every second in any case.</summary>
internal sealed class FileSignal : IDisposable
{
    private static readonly TimeSpan Net = TimeSpan.FromSeconds(1);

    // Where the system tells nothing: it has no watches left, or the folder lies on a share.
    private static readonly TimeSpan Blind = TimeSpan.FromMilliseconds(100);

    private readonly TimeProvider _clock;
    private readonly FileSystemWatcher? _watcher;
    private readonly Channel<bool> _told = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public FileSignal(string path, TimeProvider clock)
    {
        _clock = clock;
        _watcher = Watch(Path.GetDirectoryName(path)!, Path.GetFileName(path));
    }

    /// <summary>Returns when there is reason to look again, also for what happened since the last call.</summary>
    public async Task NextAsync(CancellationToken ct)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var told = _told.Reader.ReadAsync(over.Token).AsTask();
        await Task.WhenAny(told, Task.Delay(_watcher is null ? Blind : Net, _clock, over.Token));
        await over.CancelAsync();
        ct.ThrowIfCancellationRequested();
    }

    public void Dispose() => _watcher?.Dispose();

    private FileSystemWatcher? Watch(string folder, string name)
    {
        FileSystemWatcher? watcher = null;
        try
        {
            watcher = new(folder, name)
            {
                NotifyFilter = NotifyFilters.Size | NotifyFilters.LastWrite | NotifyFilters.FileName,
            };
            watcher.Changed += (_, _) => _told.Writer.TryWrite(true);
            watcher.Created += (_, _) => _told.Writer.TryWrite(true);
            watcher.Deleted += (_, _) => _told.Writer.TryWrite(true);
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception blind) when (blind is IOException or ArgumentException)
        {
            watcher?.Dispose();
            return null;
        }
    }
}
