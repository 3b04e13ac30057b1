using Missions.Core.Plans;

namespace Missions.Tests.Control;

/// <summary>What a journal says was proven is proven once more, by whoever does not take its word.</summary>
public sealed class RerunTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Every_proof_that_stands_is_run_again_on_its_commit_and_nothing_is_journaled()
    {
        await BuiltMission.LayAsync(_desk);
        var before = await File.ReadAllTextAsync(_desk.Home().Journal);

        Assert.True(await _desk.TypeAsync("verify", "--rerun", "--json") == 0, _desk.Error);

        var rerun = _desk.Json["checked"]!.AsArray().Single(one => (string)one!["what"]! == "Rerun")!;
        Assert.Equal(3, (int)rerun["count"]!);
        Assert.Equal(before, await File.ReadAllTextAsync(_desk.Home().Journal));
    }

    [Fact]
    public async Task A_proof_that_does_not_hold_is_named_though_all_hashes_are_right()
    {
        await BuiltMission.LayAsync(_desk, plan => plan with
        {
            Contract =
            [
                .. plan.Contract.Select(one => one.Id.Value is not "A-SEARCH-1" ? one
                    : one with { Proof = new Proof.Command("echo nothing found; test -e nowhere") }),
            ],
        });
        Assert.True(await _desk.TypeAsync("verify") == 0, _desk.Error);

        Assert.Equal(1, await _desk.TypeAsync("verify", "--rerun", "--json"));

        var problem = Assert.Single(_desk.Json["problems"]!.AsArray())!;
        Assert.Contains("why A-SEARCH-1 does not hold", (string)problem["text"]!, StringComparison.Ordinal);
        var said = await File.ReadAllTextAsync((string)problem["file"]!);
        Assert.Contains("nothing found", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pack_holds_nothing_to_run()
    {
        await BuiltMission.LayAsync(_desk);
        Assert.Equal(0, await _desk.TypeAsync("evidence"));

        Assert.Equal(2, await _desk.TypeAsync("verify", _desk.Home().Report, "--rerun"));
        Assert.Contains("Name the mission itself for --rerun", _desk.Error, StringComparison.Ordinal);
    }
}
