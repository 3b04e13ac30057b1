using Missions.Core;
using Missions.Core.Plans;
using static Missions.Tests.Core.Samples;

namespace Missions.Tests.Core;

/// <summary>Where the limits of a plan lie: what stands right at one is allowed, and the next is not.</summary>
public class BoundsTests
{
    private static readonly Proof.Command Runs = (Proof.Command)Keeps.Proof;
    private static readonly Proof.Parity Alike = new(["a"], "stdout", "run {input}");
    private static readonly Proof.Measure Faster = new("run", "seconds", "lower", 2);
    private static readonly Proof.Human Asks = (Proof.Human)Looks.Proof;

    [Theory]
    [InlineData(1, true), InlineData(3600, true), InlineData(0, false), InlineData(3601, false)]
    public void A_proof_takes_from_a_second_to_an_hour(int seconds, bool isAllowed)
    {
        Check(isAllowed, Keeps with { Proof = Runs with { TimeoutSeconds = seconds } });
        Check(isAllowed, Keeps with { Proof = Alike with { TimeoutSeconds = seconds } });
        Check(isAllowed, Measured(Faster with { TimeoutSeconds = seconds }));
    }

    [Theory]
    [InlineData(0, true), InlineData(125, true), InlineData(-1, false), InlineData(126, false)]
    public void A_command_exits_as_programs_do(int code, bool isAllowed) =>
        Check(isAllowed, Keeps with { Proof = Runs with { ExpectExit = code } });

    [Theory]
    [InlineData(1, true), InlineData(1000, true), InlineData(0, false), InlineData(1001, false)]
    public void Parity_has_so_many_inputs(int count, bool isAllowed) => Check(
        isAllowed,
        Keeps with { Proof = Alike with { Inputs = [.. Enumerable.Range(1, count).Select(one => $"{one}")] } });

    [Theory]
    [InlineData(5, true), InlineData(200, true), InlineData(4, false), InlineData(201, false)]
    public void A_measure_has_so_many_runs(int runs, bool isAllowed) =>
        Check(isAllowed, Measured(Faster with { Runs = runs }));

    [Theory]
    [InlineData(1.001, true), InlineData(999_999, true), InlineData(1, false), InlineData(1e6, false)]
    [InlineData(0, false), InlineData(-1, false)]
    public void A_measure_asks_for_so_much(double atLeast, bool isAllowed) =>
        Check(isAllowed, Measured(Faster with { AtLeast = atLeast }));

    [Theory, InlineData("none", false), InlineData("app", true), InlineData(null, true)]
    public void A_measure_runs_beside_a_service_of_the_plan(string? service, bool isAllowed) =>
        Check(isAllowed, Measured(Faster with { Service = service }));

    [Theory]
    [InlineData("GET /a", true), InlineData("POST /a {}", true), InlineData("GEt /a", false), InlineData(" /a", false)]
    [InlineData("GET a", false), InlineData("GET", false)]
    public void A_request_is_a_method_and_a_path(string input, bool isAllowed) =>
        Check(isAllowed, Keeps with { Proof = new Proof.Parity([input], "http", Service: "app") });

    [Theory]
    [InlineData(0.001, true), InlineData(8760, true), InlineData(0, false), InlineData(8761, false)]
    public void A_person_has_up_to_a_year(double hours, bool isAllowed) =>
        Check(isAllowed, Looks with { Proof = Asks with { DeadlineHours = hours } });

    [Theory]
    [InlineData(1, true), InlineData(64, true), InlineData(0, false), InlineData(65, false)]
    public void A_skills_name_is_short(int length, bool isAllowed) =>
        Assert.Equal(isAllowed, Skill.IsName(new('a', length)));

    [Theory, InlineData(80, true), InlineData(81, false)]
    public void An_id_is_short(int length, bool isAllowed) => Assert.Equal(
        isAllowed,
        PlanRules.Problems(Notes with
        {
            Contract = [.. Notes.Contract, Keeps with { Id = new("A-" + new string('X', length - 2)) }],
        }, []) is []);

    private static Assertion Measured(Proof.Measure proof) =>
        Pin with { Proof = proof, AtBase = new(Expectation.Measured) };

    private static void Check(bool isAllowed, Assertion assertion) => Assert.Equal(
        isAllowed,
        PlanRules.Problems(Notes with
        {
            Contract = Notes.Contract.Replace(one => one.Id == assertion.Id, _ => assertion),
        }, []) is []);

    [Fact]
    public void Tests_that_may_change_are_named_with_a_reason() => Assert.Equal(
        ["tests.mayChange: each needs a `glob`.", "tests.mayChange: say in `because` why test/** may change."],
        PlanRules.Problems(Notes with { Tests = new([new(" ", "It goes."), new("test/**", "")]) }, []));

    [Fact]
    public void A_parity_runs_its_own_line_where_it_has_one()
    {
        Assert.Equal("run {input}", Alike.Line);
        Assert.Equal("parity of app over http", new Proof.Parity(["GET /"], "http", Service: "app").Line);
    }

    [Theory]
    [InlineData("a.example", true), InlineData("a.example:443", true), InlineData("[::1]:80", true)]
    [InlineData("preset:packages", true), InlineData("", false), InlineData(".example", false), InlineData("-o", false)]
    [InlineData("*.example", false), InlineData("https://a.example", false), InlineData("a.example/x", false)]
    public void What_may_be_reached_is_a_host(string entry, bool isAllowed) => Assert.Equal(
        isAllowed,
        PlanRules.Problems(Notes with { Boundaries = new(["**"], [], [entry]) }, []) is []);

    [Theory]
    [InlineData("env:KEY", true), InlineData("env:_KEY2", true), InlineData("env:2KEY", false)]
    [InlineData("env:", false), InlineData("env KEY", false), InlineData("file", false)]
    public void A_secret_is_in_a_variable(string from, bool isAllowed) => Assert.Equal(
        isAllowed,
        PlanRules.Problems(
            Notes with
            {
                Services = Notes.Services.Add(new("db", "db", "{url}/")),
                Secrets = [new("KEY", ["db"], from)],
            },
            []) is []);
}
