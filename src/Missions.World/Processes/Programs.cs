using System.ComponentModel;
using System.Diagnostics;

namespace Missions.World.Processes;

/// <summary>The one way to start a program of this machine.</summary>
public sealed class Programs(TimeProvider clock)
{
    private readonly StartingThread _thread = new();

    public TimeProvider Clock => clock;

    /// <exception cref="WorldException">There is no such program, or the machine cannot start it.</exception>
    public Task<RunningProgram> StartAsync(ProgramCall call) => _thread.RunAsync(() => Start(call));

    /// <summary>Where a program is on this machine's own PATH, or null.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(':', StringSplitOptions.RemoveEmptyEntries)
        .Concat(["/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin"])
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);

    private static RunningProgram Start(ProgramCall call)
    {
        var process = new Process { StartInfo = StartInfo(call) };
        try
        {
            process.Start();
        }
        catch (Win32Exception inner)
        {
            process.Dispose();
            throw new WorldException($"{call.File} cannot be started: {inner.Message}.", inner);
        }

        return new(process, call);
    }

    private static ProcessStartInfo StartInfo(ProgramCall call)
    {
        var info = new ProcessStartInfo(call.File, call.Arguments)
        {
            WorkingDirectory = call.Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment.Clear();
        foreach (var (name, value) in call.Environment) info.Environment[name] = value;
        return info;
    }
}
