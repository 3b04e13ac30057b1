using System.Diagnostics;
using Missions.World.Network;

namespace Missions.Simulation.Proving;

/// <summary>The program that <c>./prove</c> built, by the variable that it is named in.</summary>
internal static class ShippedProgram
{
    /// <exception cref="InvalidOperationException">Nobody named it.</exception>
    public static string Path => Environment.GetEnvironmentVariable("MISSIONS_PROGRAM")
        ?? throw new InvalidOperationException("MISSIONS_PROGRAM names the shipped program.");

    /// <summary>How it carries bytes into a room.</summary>
    public static RelayProgram Relay => new(Path, ["relay"]);

    /// <summary>What it says, and where it fails what it complains about too.</summary>
    public static async Task<(int Exit, string Said)> RunAsync(string home, CancellationToken ct, params string[] words)
    {
        var start = new ProcessStartInfo(Path, words)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MISSIONS_HOME"] = home;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return (process.ExitCode, process.ExitCode == 0 ? await output : $"{await output}{await errors}");
    }
}
