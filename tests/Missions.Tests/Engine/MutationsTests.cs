using Missions.Core;
using Missions.Core.Plans;
using Missions.Engine;
using Missions.Engine.Proofs;
using Missions.Simulation;
using static Missions.Tests.Engine.Story;

namespace Missions.Tests.Engine;

/// <summary>Small damage to the application, and whether a guard notices it.</summary>
public class MutationsTests
{
    [Fact]
    public async Task A_guard_that_looks_notices_the_first_damage_that_matters() =>
        Assert.Equal(1, (await TryAsync("keep")).Noticed);

    [Fact]
    public async Task One_that_looks_elsewhere_is_told_how_much_it_missed()
    {
        var (tried, noticed) = await TryAsync("lint");

        Assert.Equal(0, noticed);
        Assert.InRange(tried, 2, 16);
    }

    [Fact]
    public async Task Damage_that_does_not_build_does_not_count() =>
        Assert.Equal((0, 0), await TryAsync("lint", OneMilestone with { Checks = new(Build: "keep") }));

    [Fact]
    public async Task Where_there_is_no_source_nothing_is_damaged() =>
        Assert.Equal((0, 0), await TryAsync("lint", files: new Dictionary<string, string> { ["README.md"] = "return 200" }));

    [Fact]
    public async Task Tests_are_not_damaged() =>
        Assert.Equal((0, 0), await TryAsync("lint", files: new Dictionary<string, string> { ["test/a.js"] = "return 200" }));

    [Fact]
    public async Task Nothing_is_left_behind()
    {
        var shop = await ShopAsync(OneMilestone, SimulatedProject.Files);

        await TryAsync("keep", shop);

        Assert.Empty(shop.Folders.Below(shop.Home.Checkouts));
    }

    private static async Task<(int Tried, int Noticed)> TryAsync(
        string guard, Plan? plan = null, IReadOnlyDictionary<string, string>? files = null) =>
        await TryAsync(guard, await ShopAsync(plan ?? OneMilestone, files ?? SimulatedProject.Files));

    private static async Task<(int Tried, int Noticed)> TryAsync(string guard, SimulatedWorkshop shop)
    {
        await using var mission = await LiveMission.OpenAsync(
            await shop.Logs.OpenAsync(shop.Home.Journal, default), shop.Home.Journal, shop.Time, default);
        var workshop = shop.Shop(mission);
        var proof = new Proof.Command(guard);
        return await new Mutations(workshop, new ProofRunner(workshop)).TryAsync(
            Keeps with { Proof = proof },
            shop.Repository.Base,
            async (checkout, ct) => !(await ProofRunner.RunInAsync(checkout, proof, ct)).Meets(proof),
            () => true,
            default);
    }

    private static async Task<SimulatedWorkshop> ShopAsync(Plan plan, IReadOnlyDictionary<string, string> files)
    {
        var scenario = new Missions.Agents.Models.Scripted.Scenario("simulated", Usual(plan with { Contract = [Search, Answers, Keeps] }));
        var shop = SimulatedProject.Furnish(new(scenario, files));
        await shop.OpenAsync(Goal);
        await shop.RunAsync();
        return shop;
    }
}
