using Missions.Core;
using Missions.Core.Plans;
using static Missions.Tests.Core.Samples;

namespace Missions.Tests.Core;

public class PlanRulesTests
{
    private static Seq<string> Problems(Plan plan) => PlanRules.Problems(plan, []);

    private static Plan Unserved(Plan plan) => plan with
    {
        Services = [],
        Contract =
        [
            .. plan.Contract.Select(one => one.Proof is Proof.Command { Service: not null } command
                ? one with { Proof = command with { Service = null } }
                : one),
        ],
    };

    private static Plan With(Feature feature) => Notes with
    {
        Milestones = Notes.Milestones.Replace(_ => true, milestone => milestone with
        {
            Features = milestone.Features.Replace(one => one.Id == feature.Id, _ => feature),
        }),
    };

    private static Plan With(Assertion assertion) =>
        Notes with { Contract = Notes.Contract.Replace(one => one.Id == assertion.Id, _ => assertion) };

    private static Plan With(params Service[] services) => Notes with { Services = [.. Notes.Services, .. services] };

    [Fact]
    public void A_plan_whose_trace_is_complete_has_no_problem() => Assert.Empty(Problems(Notes));

    public static TheoryData<string, Plan> Wrong => new()
    {
        {
            "Milestone M-3 has no feature.",
            Notes with { Milestones = Notes.Milestones.Add(new(new("M-3"), "No", "No", [])) }
        },
        { "'M1' is not the id of a milestone: write M-1 or M-SEARCH-1.", Notes with
            { Milestones = Notes.Milestones.Add(new(new("M1"), "No", "No",
                [new(new("F-9"), "A", "B", Enabling: "C")])) } },
        { "'F-9-' is not the id of a feature: write F-1 or F-SEARCH-1.", Notes with
            { Milestones = Notes.Milestones.Add(new(new("M-3"), "No", "No",
                [new(new("F-9-"), "A", "B", Enabling: "C")])) } },
        { "'X-1' is not the id of a requirement: write REQ-1 or REQ-SEARCH-1.", Notes with
            { Requirements = [.. Notes.Requirements, new(new("X-1"), "Odd")], Contract = Notes.Contract.Replace(
                one => one == Search, one => one with { Requirements = [Finds, new("X-1")] }) } },
        {
            "A-KEEP-1: a witness is for a command that must fail on the base; leave it out.",
            With(Keeps with { Witness = new([new("app.js", "")]) })
        },
        { "A-SEARCH-1: its witness has no file.", With(Search with { Witness = new([]) }) },
        {
            "A-SEARCH-1: '../app.js' of its witness is not a path below the repository.",
            With(Search with { Witness = new([new("../app.js", "")]) })
        },
        {
            "A-SEARCH-1: 'proofs/search.test.mjs' is the proof's own; a witness stands in for what is to be built.",
            With(Search with { Witness = new([new("proofs/search.test.mjs", "")]) })
        },
        { "REQ-3 has no assertion that proves it.", Notes with
            { Requirements = Notes.Requirements.Add(new(new("REQ-3"), "More")) } },
        { "F-1 is used 2 times; ids are unique.", Notes with
            { Milestones = Notes.Milestones.Add(new(new("M-3"), "No", "No",
                [Endpoint with { Satisfies = [], Enabling = "C" }])) } },
        { "A-KEEP-1 holds on the base, so it belongs to the plan: take it out of what F-1 satisfies.",
            With(Endpoint with { Satisfies = [Search.Id, Keeps.Id] }) },
        { "A-SEARCH-1 is satisfied by F-1 and F-2; one owns it, others may contribute.",
            With(Box with { Satisfies = [.. Box.Satisfies, Search.Id] }) },
        { "A-PIN-1 names no requirement that it proves.", With(Pin with { Requirements = [] }) },
        {
            "A-PIN-1 names REQ-9, which is no requirement of the plan.",
            With(Pin with { Requirements = [Pins, new("REQ-9")] })
        },
        {
            "F-1 names A-NONE-1, which is not in the contract.",
            With(Endpoint with { Contributes = [new("A-NONE-1")] })
        },
        { "F-1 asks for the skill 'magic', which nobody wrote.", With(Endpoint with { Skill = "magic" }) },
        { "F-1 follows F-9, which is no feature of the plan.", With(Endpoint with { Follows = new("F-9") }) },
        { "F-1 needs a title and a description that a worker can start from.", With(Endpoint with { Title = "" }) },
        { "A-PIN-1 claims nothing.", With(Pin with { Claim = " " }) },
        { "A-PIN-1 does not say what would refute it.", With(Pin with { RefutedBy = "" }) },
        { "A-PIN-1 holds until M-9, which is no milestone of the plan.", With(Pin with { Until = new("M-9") }) },
        { "A-PIN-1 has no proof.", With(Pin with { Proof = null! }) },
        { "A-TIDY-1 asks the reviewer nothing.", With(Tidy with { Proof = new Proof.Review(" ") }) },
        { "A-LOOK-1 asks the human nothing.", With(Looks with { Proof = new Proof.Human("") }) },
        {
            "A-LOOK-1: the default is `refuted` or `waived`.",
            With(Looks with { Proof = new Proof.Human("So?", 1, "proven") })
        },
        {
            "A-LOOK-1: deadlineHours is more than 0 and at most 8760.",
            With(Looks with { Proof = new Proof.Human("So?", 1e9) })
        },
        { "A-PIN-1: its proof runs nothing.", With(Pin with { Proof = new Proof.Command("") }) },
        {
            "A-PIN-1: timeoutSeconds is from 1 to 3600.",
            With(Pin with { Proof = new Proof.Command("run", TimeoutSeconds: 0) })
        },
        { "A-PIN-1: a command fails or holds on the base; only a measure is measured.",
            With(Pin with { AtBase = new(Expectation.Measured) }) },
        { "A-PIN-1: say in atBase.saying what its proof prints on the base, so that it fails for the stated reason.",
            With(Pin with { AtBase = new(Expectation.Fails) }) },
        {
            "A-PIN-1: there is no service 'none' in the plan.",
            With(Pin with { Proof = new Proof.Command("run", "none") })
        },
        {
            "A-SEARCH-2: a flow needs steps that a person could follow.",
            With(Narrows with { Proof = new Proof.Flow("http", []) })
        },
        {
            "A-SEARCH-2: a surface is http, web or terminal.",
            With(Narrows with { Proof = new Proof.Flow("mail", ["Read"]) })
        },
        { "A-SEARCH-2: a flow on the web needs a service in the plan that serves its pages.",
            Unserved(With(Narrows with { Proof = new Proof.Flow("web", ["Look"]) })) },
        {
            "A-SEARCH-2: there is no service 'none' in the plan.",
            With(Narrows with { Proof = new Proof.Flow("http", ["Ask"], "none") })
        },
        {
            "The secret T is for 'A-NONE', which is no service and no assertion of the plan; `proofs` are the only "
                + "others to get any.",
            Notes with { Secrets = [new("T", ["A-NONE"], "env:T")] }
        },
        {
            "The secret T is for A-LOOK-1, which is not proven by running something: name the service that needs it.",
            Notes with { Secrets = [new("T", ["A-LOOK-1"], "env:T")] }
        },
        {
            "The service db runs on the host, where its port is leased: say in `start` where it listens, with {port}.",
            With(new Service("db", "run", "{url}", RunsIn: RunsIn.Host))
        },
        { "The service db has no start line.", With(new Service("db", "", "{url}")) },
        { "The service app is described 2 times.", With(Notes.Services[0]) },
        {
            "The service db depends on 'none', which is no service of the plan.",
            With(new Service("db", "run", "{url}", ["none"]))
        },
        { "'Back End' is not the name of a skill: lower-case letters, digits and hyphens, at most 64.",
            Notes with { Skills = Notes.Skills.Add(new("Back End", "How", "Body")) } },
        {
            "The secret '1KEY' is not the name of a variable: letters, digits and _.",
            Notes with { Secrets = [new("1KEY", ["app"], "env:KEY")] }
        },
        {
            "The secret KEY: say in `from` where its value is, as `env:NAME`.",
            Notes with { Secrets = [new("KEY", ["app"], "file:key")] }
        },
        {
            "The secret KEY is for nobody: say in `for` which services or assertions.",
            Notes with { Secrets = [new("KEY", [], "env:KEY")] }
        },
        { "copy: '../.env' is not a path below the repository.", Notes with { Copy = ["../.env"] } },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void Each_thing_that_is_wrong_has_its_sentence(string sentence, Plan plan) =>
        Assert.Equal([sentence], Problems(plan));

    [Theory]
    [InlineData("/etc/passwd"), InlineData("../up"), InlineData(""), InlineData("a//b"), InlineData(".git/hooks/x"),
        InlineData("a/./b")]
    public void A_proof_brings_files_of_the_repository_only(string path) =>
        Assert.Equal(
            [$"A-PIN-1: '{path}' is not a path below the repository."],
            Problems(With(Pin with { Proof = new Proof.Command("run", Files: [new(path, "x")]) })));

    [Fact]
    public void An_empty_plan_says_so() =>
        Assert.Equal(
            ["It has no feature.", "Its contract has no assertion."],
            Problems(new("None", "None", [], [], [])));

    [Fact]
    public void What_nobody_satisfies_and_what_satisfies_nothing_are_named_together() =>
        Assert.Equal(
            [
                "No feature satisfies A-PIN-1.", "No feature satisfies A-LOOK-1.",
                "F-3 satisfies no assertion; say in `enabling` why it is needed, or give it one.",
            ],
            Problems(With(PinFeature with { Satisfies = [] })));

    [Fact]
    public void A_feature_may_only_enable_others() =>
        Assert.Empty(Problems(Notes with
        {
            Milestones = [Notes.Milestones[0], Notes.Milestones[1] with
            {
                Features = [new(new("F-4"), "Table", "Make room for pins.", Enabling: "Pins need it."), PinFeature],
            }],
        }));

    [Fact]
    public void A_skill_that_is_known_already_may_be_asked_for() =>
        Assert.Empty(PlanRules.Problems(With(Endpoint with { Skill = "magic" }), [new("magic", "How", "Body")]));

    [Fact]
    public void Services_in_a_circle_are_named_each() =>
        Assert.Equal(
            ["The service db depends on itself.", "The service mail depends on itself."],
            Problems(With(new("db", "run", "{url}", ["mail"]), new("mail", "run", "{url}", ["db"]),
                new("web", "run", "{url}", ["db"]))));

    [Fact]
    public void Services_may_depend_on_each_other_without_a_circle() =>
        Assert.Empty(Problems(With(new("db", "run", "{url}"), new("mail", "run", "{url}", ["db", "app"]))));

    [Fact]
    public void A_plan_may_claim_five_hundred_things()
    {
        var claims = Enumerable.Range(1, 500).Select(number => Pin with { Id = new($"A-{number}") }).ToList();
        Milestone[] milestones =
        [
            .. claims.Chunk(10).Select((own, index) => new Milestone(new($"M-{index + 1}"), "Some", "Some",
                [new(new($"F-{index + 1}"), "Some", "Some", [.. own.Select(one => one.Id)])])),
        ];
        var plan = Notes with
        {
            Requirements = [Notes.Requirements[1]],
            Contract = [.. claims],
            Milestones = [.. milestones],
        };

        Assert.Empty(Problems(plan));
        Assert.Equal(500, Problems(plan with
        {
            Milestones = [milestones[0] with
        {
            Features = [new(new("F-1"), "Some", "Some", Enabling: "It is alone.")],
        }]
        }).Count);
    }

    [Fact]
    public void Very_many_problems_are_counted() =>
        Assert.Equal(
            "The plan does not hold together. 1. 2. 3. 4. 5. 6. 7. 8. 9. 10. 11. 12. 13. 14. 15. 16. 17. 18. 19. 20. "
                + "(and 5 more)",
            PlanRules.Sentence([.. Enumerable.Range(1, 25).Select(number => $"{number}.")]));

    [Theory]
    [InlineData(""), InlineData("A-"), InlineData("A-x"), InlineData("A--1"), InlineData("B-1"), InlineData("A-1\n")]
    [InlineData("A-12345678901234567890123456789012345678901234567890123456789012345678901234567890")]
    public void An_id_is_short_and_plain(string id) =>
        Assert.Contains(
            $"'{id}' is not the id of an assertion: write A-1 or A-SEARCH-1.",
            Problems(With(Pin) with
            {
                Contract = Notes.Contract.Replace(one => one == Pin,
                one => one with { Id = new(id) })
            }));
}
