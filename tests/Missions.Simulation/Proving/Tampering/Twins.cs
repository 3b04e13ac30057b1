namespace Missions.Simulation.Proving.Tampering;

/// <summary>What happens to a mission's home in honest life.</summary>
internal static class Twins
{
    public static IReadOnlyList<(string Name, Action<Spoils> Act)> All =>
    [
        ("copied to another place", _ => { }),
        ("files with new times", spoils => File.SetLastWriteTimeUtc(spoils.Journal, DateTime.UnixEpoch)),
        ("a last line that a power cut tore", spoils => File.AppendAllText(
            spoils.Journal, $"{{\"seq\":{File.ReadAllLines(spoils.Journal).Length + 1},\"at\":\"20")),
        ("the views for people removed", spoils => Directory.Delete(spoils.Of("views"), recursive: true)),
        ("the evidence pack removed", spoils => Directory.Delete(spoils.Of("report"), recursive: true)),
        ("an output that nobody cites", spoils =>
            File.WriteAllText(spoils.Of($"blobs/{new string('a', 64)}"), "left over")),
        ("a workspace that somebody used", spoils => File.WriteAllText(spoils.Of("workspace.txt"), "notes")),
    ];
}
