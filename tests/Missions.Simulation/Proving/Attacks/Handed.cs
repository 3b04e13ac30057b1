using Missions.World.Files;

namespace Missions.Simulation.Proving.Attacks;

/// <summary>What the engine's file tools do with what a worker left at <c>bait</c>: read it, then write it.</summary>
internal static class Handed
{
    private const int Times = 2000;

    public static Task<string> TakeAsync(Scene scene, bool isDefended, CancellationToken ct) =>
        isDefended ? ConfinedAsync(scene, ct) : Task.Run(() => Plain(scene), ct);

    private static async Task<string> ConfinedAsync(Scene scene, CancellationToken ct)
    {
        using var folder = ConfinedFolder.Open(scene.Work);
        var said = new List<string>();
        foreach (var path in Baits(scene))
            try
            {
                said.Add(System.Text.Encoding.UTF8.GetString((await folder.ReadAsync(path, 10_000, ct)).Bytes.Span));
                await folder.WriteAsync(path, "written\n"u8.ToArray(), ct);
            }
            catch (Exception refused) when (refused is PathRefused or Missions.World.WorldException)
            {
                said.Add(refused.Message);
            }
        said.AddRange(folder.List("**", 1000).Paths);
        said.AddRange((await folder.SearchAsync("Canary", null, 100, ct)).Lines.Select(line => line.Text));
        return string.Join('\n', said.Distinct());
    }

    /// <summary>As one would who trusts the folder.</summary>
    private static string Plain(Scene scene)
    {
        var said = new List<string>();
        foreach (var path in Baits(scene).Select(bait => Path.Combine(scene.Work, bait)))
            try
            {
                using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                var bytes = new byte[10_000];
                said.Add(System.Text.Encoding.UTF8.GetString(bytes, 0, file.Read(bytes)));
            }
            catch (Exception none) when (none is IOException or UnauthorizedAccessException or ArgumentException)
            {
                said.Add(none.Message);
            }
        return string.Join('\n', said.Distinct());
    }

    /// <summary>The paths that a worker names in a file <c>baits</c>, tried again and again where it races.</summary>
    private static IEnumerable<string> Baits(Scene scene)
    {
        var list = Path.Combine(scene.Work, "baits");
        var named = File.Exists(list) ? File.ReadAllLines(list) : ["bait"];
        return Enumerable.Range(0, File.Exists(Path.Combine(scene.Work, "racing")) ? Times : 1).SelectMany(_ => named);
    }
}
