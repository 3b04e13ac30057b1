using System.Security.Cryptography;
using System.Text;

namespace Missions.World.Git;

/// <summary>
/// An index file for one call. What git has seen of a folder is kept from call to call, so that unchanged files are not
/// read again; but each call works on a copy of its own, so a lock that a crash leaves behind is in nobody's way.
/// </summary>
internal sealed class PrivateIndex : IDisposable
{
    private readonly string _kept;
    private readonly string _own;

    public PrivateIndex(string repository, string folder)
    {
        var all = Directory.CreateDirectory(FolderIn(repository)).FullName;
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)).AsSpan(0, 8));
        _kept = Path.Combine(all, name);
        _own = Path.Combine(all, $"{Environment.ProcessId}.{Path.GetRandomFileName()}");
        if (File.Exists(_kept)) File.Copy(_kept, _own);
    }

    public (string, string) Variable => ("GIT_INDEX_FILE", _own);

    /// <summary>The next call for this folder starts from what this one has seen.</summary>
    public void Keep() => File.Move(_own, _kept, overwrite: true);

    public void Dispose()
    {
        File.Delete(_own);
        File.Delete($"{_own}.lock");
    }

    /// <summary>Removes the copies of processes that have died.</summary>
    public static void Tidy(string repository)
    {
        if (!Directory.Exists(FolderIn(repository))) return;

        foreach (var file in Directory.EnumerateFiles(FolderIn(repository)))
            if (Path.GetFileName(file).Split('.') is [var owner, _, ..] && !Directory.Exists($"/proc/{owner}"))
                File.Delete(file);
    }

    private static string FolderIn(string repository) => Path.Combine(repository, "indexes");
}
