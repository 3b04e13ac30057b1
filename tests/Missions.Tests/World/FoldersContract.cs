using System.Text;
using Missions.Simulation.World;
using Missions.Tests.Support;
using Missions.World.Files;

namespace Missions.Tests.World;

/// <summary>What every folder of agents promises, real or simulated.</summary>
/// <remarks>Ways out of the real one: ConfinedFolderTests.</remarks>
public abstract class FoldersContract : IDisposable
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private IFolder Folder => field ??= Open();

    [Fact]
    public async Task What_was_written_is_read()
    {
        await Folder.WriteAsync("notes/deep/a.txt", "alpha"u8.ToArray(), Never);
        await Folder.WriteAsync("notes/deep/a.txt", "beta"u8.ToArray(), Never);

        Assert.Equal("beta", await TextAsync("notes/deep/a.txt", 100));
    }

    [Fact]
    public async Task The_beginning_of_a_long_file_is_read_and_it_is_said()
    {
        await Folder.WriteAsync("a.txt", "alphabet"u8.ToArray(), Never);

        var content = await Folder.ReadAsync("a.txt", 5, Never);

        Assert.Equal(("alpha", true), (Encoding.UTF8.GetString(content.Bytes.Span), content.IsCut));
    }

    [Theory]
    [InlineData("none.txt", "There is no file none.txt.")]
    [InlineData("../outside.txt", "../outside.txt leads out of the workspace.")]
    [InlineData("/etc/passwd", "/etc/passwd is absolute. Paths here are relative to the workspace.")]
    public async Task What_cannot_be_read_is_refused_with_the_reason(string path, string because)
    {
        var refused = await Assert.ThrowsAsync<PathRefused>(() => Folder.ReadAsync(path, 100, Never));

        Assert.Equal(because, refused.Message);
    }

    [Fact]
    public async Task Files_are_listed_by_pattern_and_up_to_a_limit()
    {
        foreach (var path in (string[])["a.js", "b.txt", "src/c.js", "src/d.js"])
            await Folder.WriteAsync(path, default, Never);

        Assert.Equal(["a.js", "src/c.js", "src/d.js"], Folder.List("**/*.js", 10).Paths);
        Assert.Equal(["src/c.js", "src/d.js"], Folder.List("src/*", 10).Paths);
        Assert.True(Folder.List("**", 2).IsCut);
        Assert.False(Folder.List("**", 4).IsCut);
    }

    [Fact]
    public async Task Lines_are_found_with_their_numbers()
    {
        await Folder.WriteAsync("a.txt", "one\ntwo\n"u8.ToArray(), Never);
        await Folder.WriteAsync("b.js", "two"u8.ToArray(), Never);

        var found = await Folder.SearchAsync("^tw.$", null, 10, Never);
        Assert.Equal([new("a.txt", 2, "two"), new("b.js", 1, "two")], found.Lines);
        Assert.Equal([new("b.js", 1, "two")], (await Folder.SearchAsync("two", "*.js", 10, Never)).Lines);
        Assert.True((await Folder.SearchAsync("two", null, 1, Never)).IsCut);
    }

    [Fact]
    public async Task What_is_no_expression_is_sought_as_it_stands()
    {
        await Folder.WriteAsync("a.txt", "f(x\n"u8.ToArray(), Never);

        Assert.Single((await Folder.SearchAsync("f(x", null, 10, Never)).Lines);
    }

    public virtual void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract IFolder Open();

    private async Task<string> TextAsync(string path, int most) =>
        Encoding.UTF8.GetString((await Folder.ReadAsync(path, most, Never)).Bytes.Span);
}

public sealed class ConfinedFoldersContract : FoldersContract
{
    private readonly TempFolder _temp = new();

    protected override IFolder Open() => new ConfinedFolders().Open(_temp.Path);

    public override void Dispose()
    {
        base.Dispose();
        _temp.Dispose();
    }
}

public sealed class SimulatedFoldersContract : FoldersContract
{
    protected override IFolder Open() => new SimulatedFolders().Open("/workspace");
}
