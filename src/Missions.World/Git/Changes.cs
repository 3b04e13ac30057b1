using System.Globalization;

namespace Missions.World.Git;

/// <summary>
/// Reads what <c>git diff-tree -z --raw --numstat</c> prints: first the kinds of all changes, then their lines.
/// </summary>
internal static class Changes
{
    public static IReadOnlyList<FileChange> Parse(string text)
    {
        var kinds = new Dictionary<string, ChangeKind>();
        var changes = new List<FileChange>();
        var items = new Queue<string>(text.Split('\0'));

        while (items.Count > 1)
        {
            var item = items.Dequeue();
            if (item.StartsWith(':')) kinds[items.Dequeue()] = Kind(item[^1]);
            else if (item.Split('\t', 3) is [var added, var removed, var path])
                changes.Add(new(path, kinds[path], Lines(added), Lines(removed)));
        }

        changes.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        return changes;
    }

    private static ChangeKind Kind(char letter) => letter switch
    {
        'A' => ChangeKind.Added,
        'D' => ChangeKind.Removed,
        _ => ChangeKind.Modified, // Its bytes, its mode, or what kind of thing it is.
    };

    private static int Lines(string count) => count == "-" ? 0 : int.Parse(count, CultureInfo.InvariantCulture);
}
