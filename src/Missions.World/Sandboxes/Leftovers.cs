using System.Text;
using Missions.World.Processes;

namespace Missions.World.Sandboxes;

/// <summary>
/// The processes of a command without walls, wherever they have gone: all bear its mark in their environment.
/// </summary>
internal sealed class Leftovers(string mark)
{
    public const string Variable = "MISSIONS_ROOM";

    /// <summary>
    /// What still lives after so many rounds waits for a disk that does not answer, and cannot be ended at all.
    /// </summary>
    private const int Rounds = 1000;

    public string Mark => mark;

    public async Task EndAfterAsync(Task<int> ended)
    {
        await ended;
        EndAll(mark);
    }

    /// <summary>
    /// Ends every process whose mark starts so, and looks again until there is none: they may fork meanwhile.
    /// </summary>
    public static void EndAll(string mark)
    {
        var sought = Encoding.UTF8.GetBytes($"{Variable}={mark}");
        for (var round = 0; round < Rounds && Find(sought) is { Count: > 0 } found; round++)
            foreach (var process in found) Signals.Kill(process);
    }

    private static List<int> Find(byte[] sought) =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), out var process) ? process : 0)
            .Where(process => process > 0 && Bears(process, sought)),
    ];

    private static bool Bears(int process, byte[] sought)
    {
        try
        {
            // The dead and not yet buried have no environment any more.
            return File.ReadAllBytes($"/proc/{process}/environ").AsSpan().IndexOf(sought) >= 0;
        }
        catch (Exception notOurs) when (notOurs is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
