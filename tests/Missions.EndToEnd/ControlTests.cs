using System.Diagnostics;
using System.Globalization;

namespace Missions.EndToEnd;

/// <summary>Mission Control in a real terminal: typed at, resized and killed, and the terminal afterwards.</summary>
[Collection(nameof(DemoMission))]
public sealed class ControlTests(DemoMission demo) : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("missions-control-").FullName;

    [Fact]
    public async Task It_shows_a_mission_follows_keys_and_sizes_and_leaves_the_terminal_as_it_was()
    {
        await using var terminal = await Tmux.StartAsync(_root, demo.Copy(), _root);
        var before = await terminal.SayAsync("stty -g");
        await terminal.TypeAsync($"{ShippedProgram.Path} control {demo.Mission}");
        await terminal.PressAsync("Enter");

        await terminal.ShowsAsync("Every assertion is proven");
        Assert.Equal("1", await terminal.KnowsAsync("alternate_on"));
        await terminal.PressAsync("4", "/");
        await terminal.TypeAsync("A-SEARCH-2");
        await terminal.PressAsync("Enter", "Enter");
        await terminal.ShowsAsync("refutedBy");

        await terminal.ResizeAsync(120, 40);
        await terminal.PressAsync("Escape", "Escape", "9");
        await terminal.AwaitAsync("a wide screen", screen => screen.Contains('│') && screen.Split('\n').Length >= 40);
        await terminal.ResizeAsync(60, 10);
        await terminal.ShowsAsync("60 by 10");
        await terminal.ResizeAsync(80, 24);
        await terminal.ShowsAsync("following");

        await terminal.PressAsync("q");
        await terminal.ShowsAsync("ready>");
        Assert.Equal("0 1", await terminal.KnowsAsync("alternate_on") + " " + await terminal.KnowsAsync("cursor_flag"));
        Assert.Equal(before, await terminal.SayAsync("stty -g"));
    }

    [Theory, InlineData("KILL"), InlineData("TERM"), InlineData("HUP")]
    public async Task However_it_is_ended_the_terminal_is_as_it_was(string signal)
    {
        await using var terminal = await Tmux.StartAsync(_root, demo.Copy(), _root);
        var before = await terminal.SayAsync("stty -g");
        await terminal.TypeAsync(
            $"sh -c 'echo $$ >{_root}/pid; exec {ShippedProgram.Path} control {demo.Mission}'");
        await terminal.PressAsync("Enter");
        await terminal.ShowsAsync("Every assertion is proven");

        var pid = int.Parse(
            (await File.ReadAllTextAsync(Path.Combine(_root, "pid"))).Trim(), CultureInfo.InvariantCulture);
        Process.Start("kill", ["-s", signal, $"{pid}"]).Dispose();

        await terminal.ShowsAsync("ready>");
        await terminal.ComesToKnowAsync("alternate_on", "0");
        Assert.Equal("1", await terminal.KnowsAsync("cursor_flag"));
        Assert.Equal(before, await terminal.SayAsync("stty -g"));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
