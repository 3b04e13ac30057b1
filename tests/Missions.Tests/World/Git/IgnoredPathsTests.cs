using Missions.Tests.Support;
using Missions.World.Git;
using Missions.World.Processes;

namespace Missions.Tests.World.Git;

/// <summary>What git ignores in a checkout of the user's, asked without touching it.</summary>
public sealed class IgnoredPathsTests : IDisposable
{
    private static readonly Programs Programs = new(TimeProvider.System);

    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task What_git_ignores_there_is_known_and_nothing_is_changed()
    {
        var user = PlainGit.Init(_temp.Of("user"), new Dictionary<string, string> { ["a.txt"] = "a", [".env"] = "x" });
        user.Write(".gitignore", "*.env\n.env\n/data/\n");
        user.Write(".git/info/exclude", "mine\n");
        File.CreateSymbolicLink(_temp.Of("user/link"), "nowhere");
        var before = user.Fingerprint();
        var spec = new RepositorySpec(_temp.Of("home/repo.git"), user.Folder, "m-1", user.Head);
        var repository = await GitRepository.OpenAsync(Programs, spec, default);

        var ignored = await repository.IgnoredByUserAsync(
            ["a.txt", ".env", "b.env", "data/x.db", "mine", "link/b.env", "[a].env", "new"], default);

        Assert.Equal(["b.env", "data/x.db", "mine", "[a].env"], ignored);
        Assert.Equal(before, user.Fingerprint());
    }
}
