namespace Missions.Simulation.Proving;

/// <summary>What the kernel says of the processes of this machine. One that is gone says nothing.</summary>
internal static class ProcessTable
{
    /// <summary>Those that a test holds for, this process left out: each by its number and its command line.</summary>
    /// <param name="holds">Given a way to read what <c>/proc</c> has of a process, by the file's name.</param>
    public static IEnumerable<string> Where(Func<Func<string, string>, bool> holds) =>
        Directory.EnumerateDirectories("/proc")
            .Where(process => int.TryParse(Path.GetFileName(process), out var id) && id != Environment.ProcessId)
            .Where(process => holds(file => Read(process, file)))
            .Select(process => $"{Path.GetFileName(process)} {Read(process, "cmdline").Replace('\0', ' ')}");

    private static string Read(string process, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, file));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
