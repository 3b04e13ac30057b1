using System.Diagnostics;
using Missions.Control.Demo;

namespace Missions.Simulation.Proving.Money;

/// <summary>The scripted model server as a process that can be killed, and started again at the same address.</summary>
internal sealed class ServerProcess(string key) : IAsyncDisposable
{
    private Process? _process;

    public string Address { get; private set; } = "http://127.0.0.1:0";

    public static async Task<ServerProcess> StartAsync(string key, CancellationToken ct)
    {
        var server = new ServerProcess(key);
        await server.StartAgainAsync(ct);
        return server;
    }

    public async Task StartAgainAsync(CancellationToken ct)
    {
        var scenario = Path.Combine(SampleStage.Samples, "notes", "scenario");
        string[] words = ["model-server", "--scenario", scenario, "--urls", Address, "--key", key, "--pace", "0.2"];
        _process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, words)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        Address = (await _process.StandardOutput.ReadLineAsync(ct))?.TrimEnd('/')
            ?? throw new InvalidOperationException("The server said no address.");
    }

    /// <summary>Returns once it is gone: nobody listens at its port.</summary>
    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
    }

    public ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) Kill();
        _process?.Dispose();
        return ValueTask.CompletedTask;
    }
}
