using Missions.World.Network;

namespace Missions.Agents.External;

/// <summary>How to start <see cref="Bridge"/> in a room: the port and a file with a word come after it.</summary>
/// <param name="Folders">Of this machine; it runs where they can be seen.</param>
public sealed record BridgeProgram(
    string File,
    IReadOnlyList<string> Arguments,
    IReadOnlyList<string> Folders,
    IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>A program of ours that lies in a folder, with the runtime that this one runs on.</summary>
    public static BridgeProgram Of(string file, IReadOnlyList<string> arguments, string folder)
    {
        // The runtime's root has shared/NAME/VERSION below it.
        var runtime =
            Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../.."));
        string[] folders = [folder.TrimEnd('/'), runtime, Path.GetDirectoryName(file)!];
        return new(
            file, arguments, [.. folders.Where(one => !one.StartsWith("/usr/", StringComparison.Ordinal)).Distinct()],
            new Dictionary<string, string>
            {
                ["DOTNET_ROOT"] = runtime,
                ["DOTNET_EnableDiagnostics"] = "0",
                ["DOTNET_TieredPGO"] = "0",
            });
    }
}
