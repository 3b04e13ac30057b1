using System.Text;
using Missions.World.Files;

namespace Missions.Engine.Settings;

/// <summary>Reads the manifests that a survey is made of.</summary>
public static class Surveyor
{
    private static readonly string[] Manifests = ["package.json", "pyproject.toml", "Makefile"];

    /// <param name="top">The top folder of a checkout.</param>
    public static async Task<Survey> LookAsync(IFiles files, string top, CancellationToken ct)
    {
        var texts = new Dictionary<string, string>();
        foreach (var name in Manifests)
            if (await files.ReadAsync(Path.Combine(top, name), ct) is { } bytes)
                texts[name] = Encoding.UTF8.GetString(bytes);

        return Survey.Of([.. files.List(top).Select(path => Path.GetFileName(path))], name => texts[name]);
    }
}
