using System.Text;
using Missions.Simulation.World;
using Missions.Tests.Support;
using Missions.World;
using Missions.World.Files;

namespace Missions.Tests.World;

/// <summary>What every disk promises.</summary>
public abstract class FilesContract
{
    protected static readonly CancellationToken Never = CancellationToken.None;

    protected abstract IFiles Files { get; }

    protected abstract string Root { get; }

    [Fact]
    public async Task What_was_written_is_read_back()
    {
        await Files.WriteAsync($"{Root}/a/b/c.txt", "one"u8.ToArray(), Never);
        await Files.WriteAsync($"{Root}/a/b/c.txt", "2"u8.ToArray(), Never);

        Assert.Equal("2"u8.ToArray(), await Files.ReadAsync($"{Root}/a/b/c.txt", Never));
    }

    [Fact]
    public async Task A_missing_file_is_null_and_a_missing_folder_empty()
    {
        Assert.Null(await Files.ReadAsync($"{Root}/none/x", Never));
        Assert.Empty(Files.List($"{Root}/none"));
    }

    [Fact]
    public async Task A_list_has_the_files_right_below_in_ordinal_order()
    {
        foreach (var name in (string[])["b", "a", "B", ".c", "d/e"])
            await Files.WriteAsync($"{Root}/{name}", default, Never);

        Assert.Equal([$"{Root}/.c", $"{Root}/B", $"{Root}/a", $"{Root}/b"], Files.List(Root));
    }

    [Fact]
    public async Task Deleting_takes_a_folder_with_all_below_and_may_be_repeated()
    {
        await Files.WriteAsync($"{Root}/a/b/c", default, Never);
        await Files.WriteAsync($"{Root}/ab", default, Never);

        Files.Delete($"{Root}/a");
        Files.Delete($"{Root}/a");
        Files.Delete($"{Root}/none/x");

        Assert.Null(await Files.ReadAsync($"{Root}/a/b/c", Never));
        Assert.Equal([$"{Root}/ab"], Files.List(Root));
    }

    [Fact]
    public async Task Who_reads_while_another_writes_sees_the_old_or_the_new()
    {
        byte[] old = [.. Enumerable.Repeat((byte)1, 100_000)], replacement = [.. Enumerable.Repeat((byte)2, 50_000)];
        await Files.WriteAsync($"{Root}/x", old, Never);
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++) await Files.WriteAsync($"{Root}/x", i % 2 == 0 ? replacement : old, Never);
        });

        while (!writing.IsCompleted)
        {
            var seen = await Files.ReadAsync($"{Root}/x", Never);
            Assert.True(old.AsSpan().SequenceEqual(seen) || replacement.AsSpan().SequenceEqual(seen));
            Assert.Equal([$"{Root}/x"], Files.List(Root));
        }

        await writing;
    }

    [Fact]
    public async Task A_blob_is_found_by_its_hash_and_may_be_put_twice()
    {
        var blobs = new Blobs(Files, $"{Root}/blobs");

        var hash = await blobs.PutAsync("abc"u8.ToArray(), Never);

        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", hash);
        Assert.Equal(hash, await blobs.PutAsync("abc"u8.ToArray(), Never));
        Assert.Equal("abc", Encoding.UTF8.GetString(await blobs.GetAsync(hash, Never)));
    }

    [Fact]
    public async Task A_blob_that_is_damaged_or_missing_is_reported_by_its_file_and_healed_by_putting_it_again()
    {
        var blobs = new Blobs(Files, $"{Root}/blobs");
        var hash = await blobs.PutAsync("abc"u8.ToArray(), Never);
        await Files.WriteAsync($"{Root}/blobs/{hash}", "abd"u8.ToArray(), Never);

        var damaged = await Assert.ThrowsAsync<WorldException>(() => blobs.GetAsync(hash, Never));
        await blobs.PutAsync("abc"u8.ToArray(), Never);
        await blobs.GetAsync(hash, Never);
        Files.Delete($"{Root}/blobs/{hash}");
        var missing = await Assert.ThrowsAsync<WorldException>(() => blobs.GetAsync(hash, Never));

        Assert.Contains($"{Root}/blobs/{hash} does not hold", damaged.Message, StringComparison.Ordinal);
        Assert.Contains($"{Root}/blobs/{hash} is missing", missing.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../secret")]
    [InlineData("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD")]
    public async Task What_is_no_hash_is_never_looked_for(string hash) =>
        await Assert.ThrowsAsync<WorldException>(() => new Blobs(Files, Root).GetAsync(hash, Never));
}

public sealed class DiskFilesContract : FilesContract, IDisposable
{
    private readonly TempFolder _folder = new();

    protected override IFiles Files { get; } = new DiskFiles();

    protected override string Root => _folder.Path;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Deleting_a_link_leaves_what_it_leads_to()
    {
        await Files.WriteAsync($"{Root}/kept/x", default, Never);
        Directory.CreateDirectory($"{Root}/gone");
        Directory.CreateSymbolicLink($"{Root}/link", $"{Root}/kept");
        Directory.CreateSymbolicLink($"{Root}/gone/link", $"{Root}/kept");
        File.CreateSymbolicLink($"{Root}/dangling", $"{Root}/none");

        foreach (var name in (string[])["link", "gone", "dangling"]) Files.Delete($"{Root}/{name}");

        Assert.Equal([$"{Root}/kept"], Directory.GetFileSystemEntries(Root));
        Assert.Single(Files.List($"{Root}/kept"));
    }

    [Fact]
    public async Task A_write_that_fails_names_the_file_and_leaves_nothing_behind()
    {
        Directory.CreateDirectory($"{Root}/x/full");

        var failure = await Assert.ThrowsAsync<WorldException>(() => Files.WriteAsync($"{Root}/x", default, Never));

        Assert.StartsWith($"{Root}/x cannot be written", failure.Message, StringComparison.Ordinal);
        Assert.Equal([$"{Root}/x"], Directory.GetFileSystemEntries(Root));
    }
}

public sealed class MemoryFilesContract : FilesContract
{
    protected override IFiles Files { get; } = new MemoryFiles(new SimulatedFolders());

    protected override string Root => "/home/missions";
}
