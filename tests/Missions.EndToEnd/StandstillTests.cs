using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Missions.Agents.Models.Scripted;
using Missions.Control.Demo;
using Missions.Control.Wiring;
using Missions.Engine.Settings;
using Missions.Simulation.Models;
using Missions.World.Files;

namespace Missions.EndToEnd;

/// <summary>What a person types while a mission of the shipped program stands still.</summary>
public sealed class StandstillTests : IDisposable
{
    private const string Key = "key-of-the-test";

    private readonly string _root = Directory.CreateTempSubdirectory("missions-still-").FullName;
    private string _id = "";

    [Fact]
    public async Task A_provider_that_is_down_a_cap_and_a_seat_are_dealt_with_by_what_is_typed()
    {
        var port = FreePort();
        await OpenAsync(new($"http://127.0.0.1:{port}"));

        Assert.Equal(5, (await SayAsync("run", _id, "--no-wait")).Exit);
        var still = (await StatusAsync()).GetProperty("standstill");
        Assert.Equal("provider", still.GetProperty("on").GetString());
        Assert.StartsWith("served/any cannot answer now", still.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.True(still.GetProperty("nextTry").GetDateTimeOffset() > still.GetProperty("since").GetDateTimeOffset());

        await using var server = await ServeAsync(port);
        Assert.Equal(0, (await SayAsync("resume", _id)).Exit);
        await ApproveAsync();
        var runs = (await StatusAsync()).GetProperty("runs").GetInt32();
        Assert.Equal(0, (await SayAsync("budget", _id, "--runs", $"{runs}")).Exit);
        Assert.Equal(4, (await SayAsync("run", _id)).Exit);
        var need = (await StatusAsync()).GetProperty("needsYou")[0];
        Assert.StartsWith("mission budget --runs ", need.GetProperty("command").GetString(), StringComparison.Ordinal);

        Assert.Contains("served/other is the worker", (await SayAsync("seat", _id, "worker", "served/other")).Output);
        Assert.Equal(0, (await SayAsync("budget", _id, "--runs", $"{runs + 1}")).Exit);
        Assert.Equal(4, (await SayAsync("run", _id)).Exit);

        var worker = JsonElement.Parse((await SayAsync("show", _id, $"R-{runs + 1:D4}", "--json")).Output);
        Assert.Equal("served/other", worker.GetProperty("seat").GetString());
        Assert.Equal("done", worker.GetProperty("outcome").GetString());
        Assert.Equal(0, worker.GetProperty("resumes").GetInt32());
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private async Task OpenAsync(Uri address)
    {
        var machine = Machine.Real() with { Root = Path.Combine(_root, "home") };
        var stage = await SampleStage.OfAsync(machine, "notes", CancellationToken.None);
        var provider = new ProviderSettings("anthropic", "env:STILL_KEY", address.ToString());
        Environment.SetEnvironmentVariable("STILL_KEY", Key);
        var seats = new UserSettings(
            new() { ["served"] = provider }, Seats: new() { ["orchestrator"] = new("served", "any") });
        (var home, _) = await stage.SetAsync(Path.Combine(_root, "repository"), seats, CancellationToken.None);
        _id = home.Id;
    }

    private static async Task<ModelServer> ServeAsync(int port)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "samples", "notes", "scenario");
        var scenario = await ScenarioFolder.ReadAsync(new DiskFiles(), folder, CancellationToken.None);
        return await ModelServer.StartAsync(
            scenario, new() { Key = Key }, TimeProvider.System, $"http://127.0.0.1:{port}");
    }

    /// <summary>Answers as recommended until the plan is approved.</summary>
    private async Task ApproveAsync()
    {
        while (true)
        {
            Assert.Equal(3, (await SayAsync("run", _id, "--no-wait")).Exit);
            foreach (var need in (await StatusAsync()).GetProperty("needsYou").EnumerateArray())
                if (need.GetProperty("kind").GetString() is "question")
                    await SayAsync("answer", _id, need.GetProperty("id").GetString()!, need.GetProperty("recommended").GetString()!);
                else
                {
                    Assert.Equal(0, (await SayAsync("approve", _id)).Exit);
                    return;
                }
        }
    }

    private async Task<JsonElement> StatusAsync() => JsonElement.Parse((await SayAsync("status", _id, "--json")).Output);

    private Task<Said> SayAsync(params string[] words) =>
        new ShippedProgram(Path.Combine(_root, "home")) { Variables = { ["STILL_KEY"] = Key } }.RunAsync(words);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
