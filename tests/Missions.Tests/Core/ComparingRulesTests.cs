using Missions.Core;
using Missions.Core.Plans;
using static Missions.Tests.Core.Samples;

namespace Missions.Tests.Core;

/// <summary>What a plan may ask of proofs that hold base and head against each other.</summary>
public class ComparingRulesTests
{
    private static readonly Proof.Parity Alike = new(["a", "b"], "stdout", "run {input}");
    private static readonly Proof.Measure Faster = new("run", "seconds", "lower", 2);

    public static TheoryData<string, Assertion> Wrong => new()
    {
        {
            "A-OLD-1: parity holds on the base, which is compared with itself there; expect `holds`.",
            Old with { Proof = Alike, AtBase = new(Expectation.Fails) }
        },
        { "A-OLD-1: parity needs from 1 to 1000 inputs to run both sides on.", Parity(Alike with { Inputs = [] }) },
        { "A-OLD-1: parity compares exit, stdout, files or http.", Parity(Alike with { Compare = "looks" }) },
        { "A-OLD-1: its proof runs nothing.", Parity(Alike with { Run = null }) },
        { "A-OLD-1: timeoutSeconds is from 1 to 3600.", Parity(Alike with { TimeoutSeconds = 0 }) },
        { "A-OLD-1: there is no service 'none' in the plan.", Parity(Alike with { Service = "none" }) },
        { "A-OLD-1: '../x' is not a path below the repository.", Parity(Alike with { Files = [new("../x", "")] }) },
        {
            "A-OLD-1: name the `service` that the requests go to.",
            Parity(new(["GET /notes"], "http"))
        },
        {
            "A-OLD-1: 'notes' is no request; write METHOD /path, and a body after it if there is one.",
            Parity(new(["GET /notes", "notes"], "http", Service: "app"))
        },
        { "A-PIN-1: its proof runs nothing.", Measure(Faster with { Run = " " }) },
        {
            "A-PIN-1: say in `figure` what stands before the number, or `seconds` for the time it takes.",
            Measure(Faster with { Figure = "" })
        },
        { "A-PIN-1: better is lower or higher.", Measure(Faster with { Better = "faster" }) },
        { "A-PIN-1: runs is from 5 to 200.", Measure(Faster with { Runs = 4 }) },
        {
            "A-PIN-1: atLeast says how many times better, such as 2, or below 1 for how much worse it may get.",
            Measure(Faster with { AtLeast = 1 })
        },
        {
            "A-PIN-1: an improvement is not there on the base; expect `measured`.",
            Pin with { Proof = Faster, AtBase = new(Expectation.Fails, "slow") }
        },
        {
            "A-OLD-1: that it gets no worse holds on the base already; expect `holds`.",
            Old with { Proof = Faster with { AtLeast = 0.8 }, AtBase = new(Expectation.Measured), Until = null }
        },
    };

    private static Assertion Old => Notes.Assertion(new("A-OLD-1"))!;

    [Theory, MemberData(nameof(Wrong))]
    public void Each_thing_that_is_wrong_has_its_sentence(string sentence, Assertion assertion) =>
        Assert.Contains(sentence, PlanRules.Problems(With(assertion), []));

    [Fact]
    public void What_is_in_order_may_be_proposed()
    {
        Assert.Empty(PlanRules.Problems(With(Parity(Alike)), []));
        Assert.Empty(PlanRules.Problems(With(Parity(new(["GET /", "POST /notes {}"], "http", Service: "app"))), []));
        Assert.Empty(PlanRules.Problems(With(Measure(Faster)), []));
        Assert.Empty(PlanRules.Problems(With(Old with { Proof = Faster with { AtLeast = 0.8 } }), []));
    }

    [Fact]
    public void A_repair_replaces_the_files_of_every_executed_proof()
    {
        Seq<ProofFile> mended = [new("proofs/a", "new")];

        Assert.All(
            (Proof[])
            [
                new Proof.Command("run", Files: [new("proofs/a", "old")]),
                Alike with { Files = [new("proofs/a", "old")] },
                Faster with { Files = [new("proofs/a", "old")] },
            ],
            proof => Assert.Equal(mended, proof.With(mended).Brings));
    }

    private static Assertion Parity(Proof.Parity proof) => Old with { Proof = proof };

    private static Assertion Measure(Proof.Measure proof) =>
        Pin with { Proof = proof, AtBase = new(Expectation.Measured) };

    private static Plan With(Assertion assertion) => Notes with
    {
        Contract = Notes.Contract.Replace(one => one.Id == assertion.Id, _ => assertion),
    };
}
