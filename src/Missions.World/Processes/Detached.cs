using System.ComponentModel;
using System.Diagnostics;

namespace Missions.World.Processes;

/// <summary>
/// Starts a program that goes on when this one ends, its terminal closes or somebody presses Ctrl-C here.
/// </summary>
public static class Detached
{
    /// <summary>
    /// In a session of its own, with our environment, nothing to read, and its output behind what a file has.
    /// </summary>
    /// <exception cref="WorldException">It cannot be started.</exception>
    public static async Task StartAsync(
        string file, IEnumerable<string> arguments, string folder, string output, CancellationToken ct)
    {
        var setsid = Programs.Find("setsid")
            ?? throw new WorldException("setsid is not there, so nothing can be started on its own. Install it: "
                + "apt-get install util-linux");
        const string Line = "log=$1; shift; exec \"$@\" </dev/null >>\"$log\" 2>&1";
        string[] words = ["--fork", "/bin/sh", "-c", Line, "sh", output, file, .. arguments];
        try
        {
            using var starting = Process.Start(new ProcessStartInfo(setsid, words) { WorkingDirectory = folder })!;
            await starting.WaitForExitAsync(ct);
            if (starting.ExitCode != 0)
                throw new WorldException($"{file} cannot be started on its own: setsid says {starting.ExitCode}.");
        }
        catch (Win32Exception failure)
        {
            throw new WorldException($"{file} cannot be started on its own: {failure.Message}.", failure);
        }
    }
}
