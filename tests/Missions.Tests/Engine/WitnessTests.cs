using System.Text;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;
using Missions.Engine.Proofs;
using Missions.Engine.Steps;
using Missions.Engine.Views;

namespace Missions.Tests.Engine;

/// <summary>A proof must be able to pass: on a witness of the plan's, before anything is built.</summary>
public sealed class WitnessTests
{
    [Fact]
    public async Task Of_proofs_that_can_never_pass_at_most_one_in_fifty_slips_through()
    {
        var tried = await TryAsync(PlantedProofs.Impossible);

        Assert.True(tried.Count >= 20);
        var slipped = tried.Where(one => one.Problem is null).Select(one => one.Assertion.ToString()).ToList();
        Assert.True(slipped.Count * 50 <= tried.Count, $"{slipped.Count} of {tried.Count}: {string.Join(", ", slipped)}");
        Assert.All(tried, one => Assert.StartsWith("It can never pass as written", one.Problem));
    }

    [Fact]
    public async Task Without_a_witness_they_would() => Assert.All(
        await TryAsync([.. PlantedProofs.Impossible.Select(one => one with { Witness = null })]),
        one => Assert.Null(one.Problem));

    [Fact]
    public async Task Honest_ones_pass() => Assert.All(
        await TryAsync(PlantedProofs.Honest), one => Assert.True(one is { Problem: null, Witnessed: not null }, one.Problem));

    [Fact]
    public async Task What_it_printed_goes_back()
    {
        var tried = await TryAsync([PlantedProofs.Impossible[0]]);

        Assert.EndsWith("it exits with 1. Its output: expected what was asked for\n", tried[0].Problem);
    }

    [Fact]
    public async Task A_witness_that_cannot_be_put_in_says_so()
    {
        var tried = await TryAsync([PlantedProofs.Honest[0] with { Witness = new([new("app.sh/below", "")]) }]);

        Assert.Contains("The witness' files cannot be written here", tried[0].Problem);
    }

    [Fact]
    public async Task Whoever_approves_is_told_how_many_have_none()
    {
        var (with, without) = (PlantedProofs.Honest[0], PlantedProofs.Honest[1] with { Witness = null });
        await using var real = await OpenAsync([with, without]);
        await new RehearseStep(real.Shop).RunAsync([with.Id, without.Id], default);

        var mission = real.Shop.Mission.State;

        Assert.Equal(1, ApprovalView.Of(mission)!.Unwitnessed);
        Assert.Equal(1, RehearsalView.Of(mission)!.Unwitnessed);
        Assert.Empty(mission.Unrehearsed);
    }

    /// <summary>Its hash must not change, or every older mission would have to try its proofs again.</summary>
    [Fact]
    public void A_witness_is_no_part_of_the_proof_and_yet_a_new_one_is_tried()
    {
        var (one, other) = (PlantedProofs.Honest[0], PlantedProofs.Honest[0] with { Witness = new([new("app.sh", "")]) });

        Assert.Equal(one.ProofHash, other.ProofHash);
        Assert.NotEqual(one.WitnessHash, other.WitnessHash);
    }

    private static async Task<IReadOnlyList<Rehearsal>> TryAsync(Seq<Assertion> proofs)
    {
        await using var real = await OpenAsync(proofs);
        var known = await new Rehearser(real.Shop).TryAsync(proofs, default).ToListAsync();
        foreach (var one in known.Where(one => one.Witnessed is not null))
            Assert.NotEmpty(Encoding.UTF8.GetString(await real.Shop.Blobs.GetAsync(one.Output!, default)));
        return known;
    }

    private static Task<RealShop> OpenAsync(Seq<Assertion> proofs) => RealShop.OpenAsync(
        Story.OneMilestone with
        {
            Contract = proofs,
            Milestones = [new(Story.M1, "All", "All of it.", [Story.Feature(Story.F1, "all", [.. proofs.Select(one => one.Id)])])],
            Setup = null,
            Checks = null,
            Services = [],
        },
        new Dictionary<string, string> { ["app.sh"] = PlantedProofs.Base });
}
