using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Missions.World.Files;

/// <summary>
/// A folder whose content nobody trusts. Paths are relative to it, and no link, <c>..</c> or race leads out of it: the
/// kernel itself resolves them (openat2(2)). Nothing but plain files is opened, so nothing can hang.
/// </summary>
public sealed class ConfinedFolder : IFolder
{
    private const int MaxPath = 4096;
    private const long Rights = 0b110_110_110; // Less what the umask takes away.

    private readonly SafeFileHandle _root;

    private ConfinedFolder(SafeFileHandle root) => _root = root;

    /// <exception cref="WorldException">There is no such folder, or this machine cannot confine paths.</exception>
    public static ConfinedFolder Open(string root)
    {
        if (!OperatingSystem.IsLinux())
            throw new WorldException("Agents' files need Linux, whose openat2 keeps paths inside a folder. Use WSL.");

        var handle = Posix.Open(root, 0);
        if (handle.IsInvalid) throw new WorldException($"{root} cannot be opened: {Posix.Failure().Message}.");

        using var probe = Posix.OpenBelow(handle, ".", new() { Flags = Posix.PathOnly, Resolve = Confined });
        if (!probe.IsInvalid && Posix.Status(probe).IsFolder && Directory.Exists("/proc/self/fd")) return new(handle);

        var why = probe.IsInvalid ? Posix.Failure().Message : "it is no folder, or /proc is not mounted";
        handle.Dispose();
        throw new WorldException($"Paths cannot be kept inside {root}: {why}. It takes Linux 5.6 and /proc.");
    }

    private static Posix.ResolveRule Confined => Posix.ResolveRule.Beneath | Posix.ResolveRule.NoMagicLinks;

    /// <summary>The beginning of a file, at most so many bytes.</summary>
    /// <exception cref="PathRefused">There is no such file, or it is none to read.</exception>
    public async Task<FileContent> ReadAsync(string path, int maxBytes, CancellationToken ct)
    {
        using var file = OpenFile(path, Posix.NonBlocking | Posix.NoTerminal);
        var length = RandomAccess.GetLength(file);
        var bytes = new byte[Math.Min(length, maxBytes)];
        var filled = 0;
        while (filled < bytes.Length)
        {
            var count = await RandomAccess.ReadAsync(file, bytes.AsMemory(filled), filled, ct);
            if (count == 0) break; // It shrank meanwhile.
            filled += count;
        }

        return new(bytes.AsMemory(0, filled), length);
    }

    /// <summary>Replaces a file's bytes in place, or makes it with its folders. Its rights and links stay.</summary>
    /// <exception cref="PathRefused">It is none to write.</exception>
    public async Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        MakeFolders(path);
        using var file = OpenFile(path, Posix.WriteOnly | Posix.Create | Posix.NonBlocking | Posix.NoTerminal);
        try
        {
            await RandomAccess.WriteAsync(file, bytes, 0, ct);
            RandomAccess.SetLength(file, bytes.Length); // Last, so that no reader ever finds it empty.
        }
        catch (IOException failure)
        {
            throw new WorldException($"{path} could not be written whole: {failure.Message}", failure);
        }
    }

    /// <summary>The paths of files that match, in order folder by folder. Links are named, not followed.</summary>
    /// <remarks>Folders of version control, packages and build output are left out unless named.</remarks>
    public PathList List(string glob, int limit)
    {
        var walk = new ConfinedWalk(OpenFolder, new(glob));
        List<string> paths = [.. walk.Files().Select(file => file.Path).Take(limit + 1)];
        return new([.. paths.Take(limit)], paths.Count > limit || walk.IsCut);
    }

    /// <summary>The lines that a pattern is found in, file by file.</summary>
    /// <remarks>What is no regular expression is sought as it stands.</remarks>
    /// <exception cref="PathRefused">The pattern takes too long.</exception>
    public Task<FoundLines> SearchAsync(string pattern, string? glob, int limit, CancellationToken ct) =>
        new ConfinedSearch(this, new(OpenFolder, new(glob ?? "**"))).FindAsync(pattern, limit, ct);

    public void Dispose() => _root.Dispose();

    private SafeFileHandle OpenFile(string path, int flags)
    {
        var file = OpenBelow(path, flags, Confined);
        if (!file.IsInvalid && Posix.Status(file).IsFile) return file;

        var error = file.IsInvalid ? Marshal.GetLastPInvokeError() : 0;
        var isFolder = !file.IsInvalid && Posix.Status(file).IsFolder;
        file.Dispose();
        throw Refused(path, isFolder ? Posix.Error.IsFolder : error);
    }

    /// <summary>A folder to enumerate, or null where it went away, is none, or is a link.</summary>
    private SafeFileHandle? OpenFolder(string path)
    {
        var folder = OpenBelow(path, Posix.NonBlocking, Confined | Posix.ResolveRule.NoLinks);
        if (!folder.IsInvalid && Posix.Status(folder).IsFolder) return folder;

        folder.Dispose();
        return null;
    }

    private void MakeFolders(string path)
    {
        for (var slash = path.IndexOf('/'); slash > 0; slash = path.IndexOf('/', slash + 1))
        {
            using var present = OpenBelow(path[..slash], Posix.PathOnly, Confined);
            if (!present.IsInvalid) continue;
            if (Marshal.GetLastPInvokeError() is not Posix.Error.NotFound and var error) throw Refused(path, error);

            // One name in a folder that is known to be inside: this can neither follow a link nor leave.
            var parent = path.LastIndexOf('/', slash - 1);
            using var folder = OpenBelow(parent < 0 ? "." : path[..parent], Posix.PathOnly, Confined);
            var isMade = Posix.MakeFolder(folder, path[(parent + 1)..slash], 0b111_111_111) == 0;
            var failed = isMade ? Posix.Error.Exists : Marshal.GetLastPInvokeError();
            if (failed is not Posix.Error.Exists) throw Refused(path, failed);
        }
    }

    private SafeFileHandle OpenBelow(string path, int flags, Posix.ResolveRule rule)
    {
        if (path is "" || path.Contains('\0') || path.Length > MaxPath) throw Refused(path, Posix.Error.NotFound);

        var isNew = (flags & Posix.Create) != 0;
        return Posix.OpenBelow(_root, path, new() { Flags = flags, Mode = isNew ? Rights : 0, Resolve = rule });
    }

    private static PathRefused Refused(string path, int error) => new(error switch
    {
        _ when path.StartsWith('/') => $"{path} is absolute. Paths here are relative to the workspace.",
        Posix.Error.OtherPlace => $"{path} leads out of the workspace.",
        Posix.Error.NotFound => $"There is no file {path}.",
        Posix.Error.IsFolder => $"{path} is a folder. List it instead.",
        Posix.Error.NotFolder => $"{path} goes through something that is not a folder.",
        Posix.Error.LinkLoop => $"{path} goes through links that lead nowhere.",
        Posix.Error.NameTooLong => "That path is too long.",
        0 or Posix.Error.NoDevice => $"{path} is not a plain file.",
        _ => $"{path} cannot be opened: {Marshal.GetPInvokeErrorMessage(error)}.",
    });
}

/// <summary>What was read of a file, and how long the file is.</summary>
public readonly record struct FileContent(ReadOnlyMemory<byte> Bytes, long Length)
{
    public bool IsCut => Bytes.Length < Length;
}

/// <summary>Paths that matched; cut where there are more than were asked for.</summary>
public sealed record PathList(IReadOnlyList<string> Paths, bool IsCut);

/// <summary>Lines that matched; cut where there are more than were asked for.</summary>
public sealed record FoundLines(IReadOnlyList<FoundLine> Lines, bool IsCut);

/// <summary>A line that matched, by its number from 1. Long lines are cut.</summary>
public readonly record struct FoundLine(string Path, int Number, string Text);
