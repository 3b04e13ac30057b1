using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text;
using Missions.Tests.Support;
using Missions.World;
using Missions.World.Files;

namespace Missions.Tests.World;

/// <summary>Every attack has an honest twin that must work.</summary>
public sealed class ConfinedFolderTests : IDisposable
{
    private const string Secret = "secret of the machine";

    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly TempFolder _temp = new();
    private readonly ConfinedFolder _folder;

    public ConfinedFolderTests()
    {
        Put("outside/secret.txt", Secret);
        Put("root/notes/a.txt", "alpha\nbeta\r\nalpha beta");
        _folder = ConfinedFolder.Open(_temp.Of("root"));
    }

    public void Dispose()
    {
        _folder.Dispose();
        _temp.Dispose();
    }

    public static TheoryData<string> WaysOut =>
    [
        "../outside/secret.txt", "notes/../../outside/secret.txt", "/etc/passwd", "to-file", "to-folder/secret.txt",
        "through/to-folder/secret.txt", "absolute/passwd", "magic/fd/0", "to-new", "by-steps/outside/secret.txt",
    ];

    [Theory, MemberData(nameof(WaysOut))]
    public async Task No_way_leads_out(string path)
    {
        LayTraps();

        await Assert.ThrowsAsync<PathRefused>(() => _folder.ReadAsync(path, 1000, Never));
        await Assert.ThrowsAsync<PathRefused>(() => _folder.WriteAsync(path, "owned"u8.ToArray(), Never));

        Assert.Equal(Secret, await File.ReadAllTextAsync(_temp.Of("outside/secret.txt")));
        Assert.Equal([_temp.Of("outside/secret.txt")], Directory.GetFileSystemEntries(_temp.Of("outside")));
    }

    [Fact]
    public async Task Neither_lists_nor_searches_lead_out()
    {
        LayTraps();

        var listed = _folder.List("**", 100);
        var found = await _folder.SearchAsync("secret|root:", glob: null, 100, Never);

        Assert.DoesNotContain(listed.Paths, path => path.Contains("secret", StringComparison.Ordinal));
        Assert.Empty(found.Lines);
        Assert.Empty(_folder.List("../**", 100).Paths);
        Assert.Empty(_folder.List("/etc/*", 100).Paths);
    }

    [Fact]
    public async Task Folders_are_not_made_outside_either()
    {
        LayTraps();

        foreach (var path in (string[])["to-folder/new/x", "../new/x", "absolute/new/x"])
            await Assert.ThrowsAsync<PathRefused>(() => _folder.WriteAsync(path, default, Never));

        Assert.False(Directory.Exists(_temp.Of("outside/new")) || Directory.Exists(_temp.Of("new")));
    }

    [Theory]
    [InlineData("pipe")]
    [InlineData("socket-like/../pipe")]
    [InlineData("notes")]
    [InlineData("none")]
    [InlineData("notes/a.txt/b")]
    [InlineData("")]
    [InlineData("a\0b")]
    public async Task What_is_no_file_is_refused_at_once(string path)
    {
        Directory.CreateDirectory(_temp.Of("root/socket-like"));
        await RunAsync("mkfifo", _temp.Of("root/pipe"));

        await Assert.ThrowsAsync<PathRefused>(() => _folder.ReadAsync(path, 1000, Never));
        if (path != "none") await Assert.ThrowsAsync<PathRefused>(() => _folder.WriteAsync(path, default, Never));
        Assert.Single((await _folder.SearchAsync("beta$", "notes", 1, Never)).Lines);
    }

    [Fact]
    public async Task A_pipe_that_somebody_reads_is_not_written_either()
    {
        await RunAsync("mkfifo", _temp.Of("root/pipe"));
        using var reader = new FileStream(_temp.Of("root/pipe"), FileMode.Open, FileAccess.ReadWrite);

        await Assert.ThrowsAsync<PathRefused>(() => _folder.WriteAsync("pipe", default, Never));
    }

    [Theory]
    [InlineData("notes/a.txt")]
    [InlineData("./notes/a.txt")]
    [InlineData("notes/../notes/a.txt")]
    [InlineData("inner-file")]
    [InlineData("deep/inner-folder/a.txt")]
    public async Task Honest_paths_work_links_inside_included(string path)
    {
        File.CreateSymbolicLink(_temp.Of("root/inner-file"), "notes/a.txt");
        Directory.CreateDirectory(_temp.Of("root/deep"));
        Directory.CreateSymbolicLink(_temp.Of("root/deep/inner-folder"), "../notes");

        await _folder.WriteAsync(path, "new"u8.ToArray(), Never);

        Assert.Equal("new", await ReadAsync(path));
        Assert.Equal("new", await File.ReadAllTextAsync(_temp.Of("root/notes/a.txt")));
    }

    [Fact]
    public async Task Writing_makes_folders_also_below_a_link_inside()
    {
        Directory.CreateSymbolicLink(_temp.Of("root/link"), "notes");

        await _folder.WriteAsync("link/x/y/z.txt", "deep"u8.ToArray(), Never);

        Assert.Equal("deep", await ReadAsync("notes/x/y/z.txt"));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Writing_keeps_the_executable_bit_and_cuts_a_longer_file()
    {
        Put("root/run.sh", "#!/bin/sh\nexit 1 # with a long comment");
        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        File.SetUnixFileMode(_temp.Of("root/run.sh"), mode);

        await _folder.WriteAsync("run.sh", "#!/bin/sh"u8.ToArray(), Never);

        Assert.Equal(mode, File.GetUnixFileMode(_temp.Of("root/run.sh")));
        Assert.Equal("#!/bin/sh", await ReadAsync("run.sh"));
    }

    [Fact]
    public async Task A_long_file_is_read_up_to_the_limit_and_says_so()
    {
        var read = await _folder.ReadAsync("notes/a.txt", 5, Never);

        Assert.Equal("alpha", Encoding.UTF8.GetString(read.Bytes.Span));
        Assert.True(read.IsCut);
    }

    [Fact]
    public void A_list_leaves_out_what_nobody_wrote_unless_it_is_named()
    {
        foreach (var path in "app/obj/x app/bin/x app/a.cs bin/tool node_modules/m/i.js .git/config".Split(' '))
            Put($"root/{path}", "");

        Assert.Equal(["app/a.cs", "bin/tool", "notes/a.txt"], _folder.List("**", 100).Paths);
        Assert.Equal(["node_modules/m/i.js"], _folder.List("node_modules/**/*.js", 100).Paths);
    }

    [Fact]
    public void A_list_that_is_longer_than_the_limit_says_so()
    {
        Put("root/z", "");

        Assert.Equal((1, true), (_folder.List("**", 1).Paths.Count, _folder.List("**", 1).IsCut));
        Assert.False(_folder.List("**", 2).IsCut);
    }

    [Fact]
    public async Task A_search_gives_lines_with_their_numbers_and_skips_binaries()
    {
        Put("root/b.bin", "alpha\0");

        var found = await _folder.SearchAsync("^alpha|beta$", glob: null, 100, Never);

        Assert.Equal(
            [(1, "alpha"), (2, "beta"), (3, "alpha beta")],
            found.Lines.Where(line => line.Path == "notes/a.txt").Select(line => (line.Number, line.Text)));
        Assert.Equal(3, found.Lines.Count);
        Assert.True((await _folder.SearchAsync("alpha", "*.txt", 1, Never)).IsCut);
        Assert.Empty((await _folder.SearchAsync("alpha", "*.cs", 1, Never)).Lines);
    }

    [Fact]
    public async Task What_is_no_regular_expression_is_sought_as_text()
    {
        Put("root/c.cs", "call(one");

        Assert.Single((await _folder.SearchAsync("call(", glob: null, 10, Never)).Lines);
    }

    [Fact]
    public async Task A_pattern_that_would_take_for_ever_is_refused()
    {
        Put("root/long.txt", new string('a', 5000) + "!");

        await Assert.ThrowsAsync<PathRefused>(() => _folder.SearchAsync("(a+)+(b+)+$", "long.txt", 10, Never));
    }

    [Fact]
    public async Task A_refusal_tells_an_agent_what_to_do()
    {
        var refused = await Assert.ThrowsAsync<PathRefused>(() => _folder.ReadAsync("/etc/passwd", 10, Never));

        Assert.Equal("/etc/passwd is absolute. Paths here are relative to the workspace.", refused.Message);
    }

    [Fact]
    public void A_root_that_is_not_there_is_reported() =>
        Assert.Throws<WorldException>(() => ConfinedFolder.Open(_temp.Of("none")));

    private void LayTraps()
    {
        File.CreateSymbolicLink(_temp.Of("root/to-file"), _temp.Of("outside/secret.txt"));
        File.CreateSymbolicLink(_temp.Of("root/to-new"), "../outside/new.txt");
        Directory.CreateSymbolicLink(_temp.Of("root/to-folder"), "../outside");
        Directory.CreateSymbolicLink(_temp.Of("root/through"), ".");
        Directory.CreateSymbolicLink(_temp.Of("root/absolute"), "/etc");
        Directory.CreateSymbolicLink(_temp.Of("root/magic"), "/proc/self");
        Directory.CreateSymbolicLink(_temp.Of("root/by-steps"), "notes/../..");
    }

    private async Task<string> ReadAsync(string path) =>
        Encoding.UTF8.GetString((await _folder.ReadAsync(path, 1000, Never)).Bytes.Span);

    private void Put(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_temp.Of(path))!);
        File.WriteAllText(_temp.Of(path), text);
    }

    private static async Task RunAsync(string program, string argument)
    {
        using var process = Process.Start(program, [argument]);
        await process.WaitForExitAsync();
    }
}
