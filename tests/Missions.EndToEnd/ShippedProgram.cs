using System.Diagnostics;

namespace Missions.EndToEnd;

/// <summary>The program as it is built, started as a person would start it, in a home of its own.</summary>
internal sealed class ShippedProgram(string home)
{
    // In its own folder: beside a test it would lack what the test's frameworks bring along.
    public static string Path { get; } = System.IO.Path.GetFullPath(
        System.IO.Path.Combine(AppContext.BaseDirectory, "../../Missions.Control/release/mission"));

    /// <summary>What its environment holds besides.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>Where it is started.</summary>
    public string Folder { get; init; } = System.IO.Path.GetTempPath();

    public Task<Said> RunAsync(params string[] arguments) => RunAsync(Path, home, (Folder, Variables), arguments);

    /// <summary>Any program, with nothing of this process's environment that a mission could trip over.</summary>
    public static Task<Said> RunAsync(string program, string home, params string[] arguments) =>
        RunAsync(program, home, (System.IO.Path.GetTempPath(), []), arguments);

    private static async Task<Said> RunAsync(
        string program, string home, (string Folder, Dictionary<string, string> Variables) at, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = at.Folder,
        };
        start.Environment["MISSIONS_HOME"] = home;
        start.Environment["MISSIONS_PROGRAM"] = Path;
        foreach (var (name, value) in at.Variables) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();

        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await errors);
    }
}

/// <summary>How a program ended, and what it said.</summary>
internal sealed record Said(int Exit, string Output, string Errors);
