using Missions.Simulation.World;
using Missions.Tests.Support;
using Missions.World.Files;
using Missions.World.Processes;

namespace Missions.Tests.World;

/// <summary>What everything that keeps layers promises, real or simulated.</summary>
public abstract class LayersContract : IDisposable
{
    protected static readonly CancellationToken Never = CancellationToken.None;

    protected abstract ILayers Layers { get; }

    [Fact]
    public async Task What_was_made_is_put_elsewhere_and_nothing_else()
    {
        Write("first/src/main.js", "main");
        Write("first/lock", "1");
        var before = Layers.Look(Of("first"));
        Write("first/modules/a/index.js", "a");
        Write("first/src/made.js", "made");
        Write("first/lock", "2!");

        var made = await Layers.KeepAsync(Of("first"), before, Of("layer"), Never);
        Write("second/src/main.js", "other main");
        Write("second/lock", "1");

        Assert.Equal(["lock"], made!.Changed);
        Assert.True(await Layers.PutAsync(made, Of("layer"), Of("second"), Never));
        Assert.Equal(
            ["a", "made", "2!", "other main"],
            ((string[])["modules/a/index.js", "src/made.js", "lock", "src/main.js"])
                .Select(path => Read($"second/{path}")));
    }

    [Fact]
    public async Task Who_writes_a_copy_does_not_write_the_layer()
    {
        var made = await MadeAsync("modules/index.js", "as it was made");
        await Layers.PutAsync(made, Of("layer"), Of("second"), Never);

        Write("second/modules/index.js", "poisoned");
        await Layers.PutAsync(made, Of("layer"), Of("third"), Never);

        Assert.Equal("as it was made", Read("third/modules/index.js"));
    }

    [Fact]
    public async Task Nothing_is_put_over_what_is_there_already()
    {
        var made = await MadeAsync("modules/index.js", "made");
        Write("second/modules/index.js", "the commit's own");

        Assert.False(await Layers.PutAsync(made, Of("layer"), Of("second"), Never));
        Assert.Equal("the commit's own", Read("second/modules/index.js"));
    }

    [Fact]
    public async Task A_removal_is_not_kept()
    {
        Write("first/a", "a");
        var before = Layers.Look(Of("first"));
        Remove("first/a");

        Assert.Null(await Layers.KeepAsync(Of("first"), before, Of("layer"), Never));
    }

    [Fact]
    public async Task A_copied_folder_is_made_anew_and_may_be_empty()
    {
        Write("home/.npm/a", "a");
        Write("copy/left-over", "old");

        await Layers.CopyAsync(Of("home"), Of("copy"), Never);
        await Layers.CopyAsync(null, Of("empty"), Never);

        Assert.Equal("a", Read("copy/.npm/a"));
        Assert.Null(Read("copy/left-over"));
        Assert.Equal([".npm"], Layers.FoldersAmong([".npm", ".cargo"], Of("copy")));
        Assert.Empty(Layers.FoldersAmong([".npm"], Of("empty")));
    }

    public abstract void Dispose();

    protected async Task<Layer> MadeAsync(string path, string text)
    {
        Write("first/src", "main");
        var before = Layers.Look(Of("first"));
        Write($"first/{path}", text);
        Write("second/src", "main");
        Write("third/src", "main");
        return (await Layers.KeepAsync(Of("first"), before, Of("layer"), Never))!;
    }

    protected abstract string Of(string path);
    protected abstract void Write(string path, string text);
    protected abstract void Remove(string path);
    protected abstract string? Read(string path);
}

/// <summary>Layers on the machine's disk, where folders hold links too, made by people who mean no good.</summary>
public sealed class DiskLayersTests : LayersContract
{
    private readonly TempFolder _temp = new();

    protected override ILayers Layers { get; } = new DiskLayers(new Programs(TimeProvider.System));

    [Fact]
    public async Task A_link_stays_a_link()
    {
        Write("first/src", "main");
        var before = Layers.Look(Of("first"));
        File.CreateSymbolicLink(Of("first/out"), "/etc");
        var made = await Layers.KeepAsync(Of("first"), before, Of("layer"), Never);
        Write("second/src", "main");

        Assert.True(await Layers.PutAsync(made!, Of("layer"), Of("second"), Never));

        Assert.Equal("/etc", new FileInfo(Of("second/out")).LinkTarget);
    }

    [Fact]
    public async Task Nothing_is_put_through_a_link()
    {
        Write("first/packages/a/src", "main");
        var before = Layers.Look(Of("first"));
        Write("first/packages/a/modules/index.js", "made");
        var made = await Layers.KeepAsync(Of("first"), before, Of("layer"), Never);
        Write("outside/a/src", "somebody else's");
        Directory.CreateDirectory(Of("second"));
        Directory.CreateSymbolicLink(Of("second/packages"), Of("outside"));

        Assert.False(await Layers.PutAsync(made!, Of("layer"), Of("second"), Never));
        Assert.False(Path.Exists(Of("outside/a/modules")));
    }

    [Fact]
    public void A_link_is_no_cache_to_be_shown()
    {
        Directory.CreateDirectory(Of("home/.nuget"));
        Directory.CreateSymbolicLink(Of("home/.npm"), "/etc");
        Directory.CreateSymbolicLink(Of("home/.nuget/packages"), "/etc");
        Directory.CreateDirectory(Of("home/.cargo/registry"));

        Assert.Equal(
            [".cargo/registry"],
            Layers.FoldersAmong([".npm", ".npm/ssl", ".nuget/packages", ".cargo/registry"], Of("home")));
    }

    [Fact]
    public async Task A_program_may_still_be_run_and_a_time_stays_what_it_was()
    {
        Write("first/src", "main");
        var before = Layers.Look(Of("first"));
        Write("first/tool", "#!/bin/sh");
        File.SetUnixFileMode(Of("first/tool"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        File.SetLastWriteTimeUtc(Of("first/tool"), DateTime.UnixEpoch);
        var made = await Layers.KeepAsync(Of("first"), before, Of("layer"), Never);
        Write("second/src", "main");
        await Layers.PutAsync(made!, Of("layer"), Of("second"), Never);

        Assert.Equal(
            (File.GetUnixFileMode(Of("first/tool")), DateTime.UnixEpoch),
            (File.GetUnixFileMode(Of("second/tool")), File.GetLastWriteTimeUtc(Of("second/tool"))));
    }

    public override void Dispose() => _temp.Dispose();

    protected override string Of(string path) => _temp.Of(path);
    protected override void Write(string path, string text) => _temp.Write(path, text);
    protected override void Remove(string path) => File.Delete(Of(path));
    protected override string? Read(string path) => File.Exists(Of(path)) ? File.ReadAllText(Of(path)) : null;
}

public sealed class SimulatedLayersTests : LayersContract
{
    private readonly SimulatedFolders _folders = new();

    protected override ILayers Layers => new SimulatedLayers(_folders);

    public override void Dispose() { }

    protected override string Of(string path) => $"/{path}";
    protected override void Write(string path, string text) =>
        _folders.Write(Of(path), System.Text.Encoding.UTF8.GetBytes(text));
    protected override void Remove(string path) => _folders.Delete(Of(path));
    protected override string? Read(string path) =>
        _folders.Read(Of(path)) is { } bytes ? System.Text.Encoding.UTF8.GetString(bytes) : null;
}
