using Missions.Core.Plans;
using Missions.Engine.Proofs;
using static Missions.Tests.Engine.Story;

namespace Missions.Tests.Engine;

/// <summary>Executed proofs against work that knows how it is going to be proven.</summary>
public class ProofRunnerTests
{
    [Theory]
    [InlineData("test -n \"$CI\"", 1)]
    [InlineData("grep -q . proofs/a", 0)]
    public async Task What_works_only_where_it_is_watched_fails_with_the_variants(string line, int exit)
    {
        var proof = new Proof.Command(line, Files: [new("proofs/a", "1")], Variants: [new("proofs/a", "2")]);

        Assert.Equal(exit, (await RunAsync(proof, "README.md")).ExitCode);
    }

    [Fact]
    public async Task A_file_in_the_way_of_a_proof_stops_no_mission()
    {
        var outcome = await RunAsync(new Proof.Command("true", Files: [new("proofs/a", "1")]), "proofs");

        Assert.Equal(-1, outcome.ExitCode);
        Assert.StartsWith("The proof's files cannot be written here: proofs/a", outcome.Output);
    }

    /// <param name="path">The only file of the commit.</param>
    private static async Task<Missions.Core.Verdicts.ProofOutcome> RunAsync(Proof proof, string path)
    {
        var plan = OneMilestone with { Setup = null };
        await using var real = await RealShop.OpenAsync(plan, new Dictionary<string, string> { [path] = "a" });
        return await new ProofRunner(real.Shop).RunAsync(proof, real.Git.Head, default);
    }
}
