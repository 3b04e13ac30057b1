namespace Missions.World.Logs;

/// <summary>Opens logs by path.</summary>
public interface ILogs
{
    /// <summary>For writing; a missing one is made.</summary>
    /// <exception cref="LogDamaged">What is there does not hold.</exception>
    Task<ILog> OpenAsync(string path, CancellationToken ct);

    /// <summary>What is there, although somebody may be writing it; nothing where there is no log.</summary>
    /// <exception cref="LogDamaged">A line that is not the torn end does not hold.</exception>
    IAsyncEnumerable<LogRecord> ReadAsync(string path, CancellationToken ct);
}

/// <summary>Logs that are files.</summary>
public sealed class FileLogs : ILogs
{
    public async Task<ILog> OpenAsync(string path, CancellationToken ct) => await FileLog.OpenAsync(path, ct);

    public IAsyncEnumerable<LogRecord> ReadAsync(string path, CancellationToken ct) => FileLog.ReadAsync(path, ct);
}
