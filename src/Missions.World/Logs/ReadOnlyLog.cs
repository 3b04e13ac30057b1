using Microsoft.Win32.SafeHandles;

namespace Missions.World.Logs;

/// <summary>The file of a log that somebody else may be writing.</summary>
internal static class ReadOnlyLog
{
    /// <summary>Null where there is none.</summary>
    /// <exception cref="WorldException">It cannot be read.</exception>
    public static SafeFileHandle? Open(string path)
    {
        if (!File.Exists(path)) return null;
        try
        {
            return File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, failure);
        }
    }

    public static ReadAt ReaderOf(string path, SafeFileHandle file) => async (to, offset, ct) =>
    {
        try
        {
            return await RandomAccess.ReadAsync(file, to, offset, ct);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, failure);
        }
    };

    private static WorldException Unreadable(string path, Exception failure) =>
        new($"{path} cannot be read: {failure.Message} Make it readable for who runs this.", failure);
}
