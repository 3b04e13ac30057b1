using System.IO.Enumeration;
using Microsoft.Win32.SafeHandles;

namespace Missions.World.Files;

/// <summary>Goes through a confined folder, each folder once and in order, without following any link.</summary>
internal sealed class ConfinedWalk(Func<string, SafeFileHandle?> open, Glob glob)
{
    private const int MostEntries = 200_000; // A tree that is larger is cut, so that an agent cannot stall us.

    private static readonly string[] Dull = [".git", ".hg", ".svn", "node_modules", "__pycache__", ".venv", "obj"];

    private static readonly EnumerationOptions Everything =
        new() { AttributesToSkip = FileAttributes.None, RecurseSubdirectories = false };

    private int _left = MostEntries;

    public bool IsCut => _left < 0;

    public IEnumerable<Entry> Files()
    {
        var folders = new Stack<string>(["."]);
        while (!IsCut && folders.TryPop(out var folder))
        {
            var entries = EntriesOf(folder);
            var hasOutput = entries.Exists(entry => entry.Name == "obj");
            foreach (var entry in entries)
                if (!entry.IsFolder && glob.IsMatch(entry.Path)) yield return entry;

            foreach (var inner in Enumerable.Reverse(entries))
                if (inner.IsFolder && !IsDull(inner.Name, hasOutput)) folders.Push(inner.Path);
        }
    }

    // Through our own handle: whatever happens to the path meanwhile, these are the names in the folder we opened.
    private List<Entry> EntriesOf(string folder)
    {
        using var handle = open(folder);
        if (handle is null) return [];

        var prefix = folder == "." ? "" : $"{folder}/";
        var names = new FileSystemEnumerable<Entry>(
            $"/proc/self/fd/{handle.DangerousGetHandle()}",
            (ref entry) => new($"{prefix}{entry.FileName}", entry.FileName.ToString(), KindOf(ref entry)),
            Everything);

        List<Entry> entries = [.. names.Take(_left + 1)];
        _left -= entries.Count;
        entries.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
        return entries;
    }

    private static FileAttributes KindOf(ref FileSystemEntry entry) =>
        entry.Attributes & (FileAttributes.ReparsePoint | FileAttributes.Directory);

    // A folder bin is output only where obj stands beside it; elsewhere it is where people keep their scripts.
    private bool IsDull(string name, bool hasOutput) =>
        !glob.Names(name) && (Dull.Contains(name) || (name == "bin" && hasOutput));

    /// <summary>A name in the tree; a link is neither folder nor plain, wherever it leads.</summary>
    public readonly record struct Entry(string Path, string Name, FileAttributes Kind)
    {
        public bool IsFolder => Kind == FileAttributes.Directory;
        public bool IsLink => Kind.HasFlag(FileAttributes.ReparsePoint);
    }
}
