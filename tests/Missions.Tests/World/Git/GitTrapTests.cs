using System.Text;
using Missions.Tests.Support;
using Missions.World;
using Missions.World.Git;
using Missions.World.Processes;

namespace Missions.Tests.World.Git;

/// <summary>Repositories that would have the engine's git do something else than it means to.</summary>
public sealed class GitTrapTests : IDisposable
{
    private static readonly CancellationToken Never = CancellationToken.None;
    private static readonly Programs Programs = new(TimeProvider.System);

    private readonly TempFolder _temp = new();
    private readonly PlainGit _user;

    public GitTrapTests() =>
        _user = PlainGit.Init(_temp.Of("user"), new Dictionary<string, string> { ["below/a.txt"] = "a\n" });

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task No_program_of_the_users_remotes_answers_a_publication()
    {
        _user.Do("config", "remote.missions:m.uploadpack", $"touch {_temp.Of("mark")}; false");

        await (await OpenAsync()).PublishAsync(_user.Head, Never);

        Assert.False(File.Exists(_temp.Of("mark")));
        Assert.Equal(_user.Head, _user.Do("rev-parse", "refs/heads/mission/m"));
    }

    [Fact]
    public async Task A_branch_that_only_stands_for_another_is_not_moved()
    {
        _user.Do("symbolic-ref", "refs/heads/mission/m", "refs/heads/other");
        var repository = await OpenAsync();

        var refused = await Assert.ThrowsAsync<WorldException>(() => repository.PublishAsync(_user.Head, Never));

        Assert.Contains("git symbolic-ref --delete refs/heads/mission/m", refused.Message);
        Assert.Equal("", _user.Do("for-each-ref", "refs/heads/other"));
    }

    [Fact]
    public async Task A_folder_that_became_a_link_is_committed_as_a_link()
    {
        var repository = await OpenAsync();
        await repository.CheckoutAsync(_user.Head, _temp.Of("work"), Never);
        Directory.Delete(_temp.Of("work/below"), recursive: true);
        Directory.CreateDirectory(_temp.Of("elsewhere"));
        await File.WriteAllTextAsync(_temp.Of("elsewhere/a.txt"), "theirs\n");
        File.CreateSymbolicLink(_temp.Of("work/below"), _temp.Of("elsewhere"));

        var draft = new CommitDraft("Run: R-0001", "Link\n", "Ada <ada@example.org>", DateTimeOffset.UnixEpoch);
        var commit = await repository.CheckpointAsync(_temp.Of("work"), _user.Head, draft, Never);

        Assert.Equal(["below"], (await repository.FilesAsync(commit, Never)).Select(file => file.Path));
        var link = await repository.ReadAsync(commit, "below", Never);
        Assert.Equal(_temp.Of("elsewhere"), Encoding.UTF8.GetString(link!));
    }

    private Task<GitRepository> OpenAsync() =>
        GitRepository.OpenAsync(Programs, new(_temp.Of("engine.git"), _temp.Of("user"), "m", _user.Head), Never);
}
