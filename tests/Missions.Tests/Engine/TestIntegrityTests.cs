using Missions.Agents.Models.Scripted;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using Missions.Engine.Proofs;
using Missions.Simulation;
using Missions.Simulation.World;
using Missions.World.Git;
using static Missions.Tests.Engine.Acts;
using static Missions.Tests.Engine.Story;

namespace Missions.Tests.Engine;

/// <summary>Workers who trade tests away, and beside them honest ones, against the engine's own gates.</summary>
public class TestIntegrityTests
{
    private static readonly Checks Npm = new(Lint: "node tools/lint.mjs", Test: "npm test");

    [Theory]
    [InlineData("", "1 tests ran on the base, 0 run now.")]
    [InlineData("list?\n", "1 tests ran on the base, 0 run now.")]
    [InlineData("search\nlist?\n", "1 tests are newly skipped.")]
    public async Task A_test_that_is_taken_out_or_skipped_fails_the_milestone(string tests, string finding)
    {
        var trial = await Trial.OpenAsync(OneMilestone, Writes(tests), Silent);

        var mission = await trial.RestsAsync(RestReason.NeedsYou);

        Assert.Contains(finding, mission.Rounds[0].Because!, StringComparison.Ordinal);
        Assert.Empty(mission.Rounds[0].Reviews);
    }

    [Theory]
    [InlineData("list\nsearch\n")]
    [InlineData("list\nsearch\nlist\n")]
    public async Task A_test_that_is_added_fails_nothing(string tests)
    {
        var trial = await Trial.OpenAsync(OneMilestone, Writes(tests));

        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.Equal(1, mission.Readiness!.Base.Single(one => one.Name is "test").Tests!.Ran);
        Assert.Contains(mission.Evidence, seen => seen.Tests is { Ran: >= 2 });
    }

    [Theory]
    [InlineData("test/a.test.js", "test('pins', f)", "", TouchKind.Gone)]
    [InlineData("test/a.test.js", "test('pins', f)\ntest('finds', f)", "test('finds', f)", TouchKind.Fewer)]
    [InlineData("test/a.test.js", "test('pins', f)", "test.only('pins', f)", TouchKind.Changed, TouchKind.Only)]
    [InlineData("test/a.test.js", "it('pins', f)", "xit('pins', f)", TouchKind.Changed, TouchKind.Skips)]
    [InlineData("test/a.test.js", "test('pins', f)", "test('pins first', f)", TouchKind.Changed)]
    [InlineData("tests/test_a.py", "def test_pins():\n  pass", "@unittest.skip('x')\ndef test_pins():\n  pass",
        TouchKind.Changed, TouchKind.Skips)]
    [InlineData("src/lib.rs", "#[test]\nfn pins() {}", "fn pins() {}", TouchKind.Fewer)]
    [InlineData("A.Tests/B.cs", "[Fact]\npublic void Pins() {}", "[Fact(Skip = \"x\")]\npublic void Pins() {}",
        TouchKind.Changed, TouchKind.Skips)]
    [InlineData("package.json", "{\"scripts\":{\"test\":\"node --test\"}}", "{\"scripts\":{\"test\":\"true\"}}", TouchKind.Check)]
    [InlineData("package.json", "{\"scripts\":{\"test\":\"npm run unit\",\"unit\":\"mocha\"}}",
        "{\"scripts\":{\"test\":\"npm run unit\",\"unit\":\"mocha -g x\"}}", TouchKind.Check)]
    [InlineData("package.json", "{\"scripts\":{\"test\":\"jest\"},\"jest\":{}}",
        "{\"scripts\":{\"test\":\"jest\"},\"jest\":{\"testMatch\":[]}}", TouchKind.Check)]
    [InlineData("tools/lint.mjs", "lint()", "process.exit(0)", TouchKind.Check)]
    [InlineData("eslint.config.js", "a", "b", TouchKind.Check)]
    [InlineData(".github/workflows/ci.yml", "run: npm test", "run: true", TouchKind.Ci)]
    [InlineData(".github/workflows/ci.yml", "run: npm test", "", TouchKind.Ci)]
    [InlineData(".github/workflows/ci.yml", "run: npm test", "continue-on-error: true\nrun: npm test", TouchKind.Ci)]
    [InlineData(".github/workflows/ci.yml", "node: [20, 22]", "node: [22]", TouchKind.Ci)]
    [InlineData("package.json", "{\"scripts\":{\"test\":\"jest && tsc\"}}", "{\"scripts\":{\"test\":\"jest\"}}", TouchKind.Check)]
    [InlineData("package.json", "{\"scripts\":{\"test\":\"jest\"}}", "{\"scripts\":{\"test\":\"jest || true\"}}", TouchKind.Check)]
    [InlineData("package.json", "{\"scripts\":{\"test\":\"jest\"}}", "{\"scripts\":{\"pretest\":\"rm a\",\"test\":\"jest\"}}", TouchKind.Check)]
    [InlineData("package.json", "{\"scripts\":{\"test\":\"jest\"}}", "{\"scripts\":{\"test\":\"jest\",\"posttest\":\"exit\"}}", TouchKind.Check)]
    [InlineData("package.json", "{\"scripts\":{\"test\":\"npm run lint\",\"lint\":\"a\"}}",
        "{\"scripts\":{\"test\":\"npm run lint\",\"lint\":\"a\",\"prelint\":\"b\"}}", TouchKind.Check)]
    [InlineData("Makefile", "test: a b\n\tcc a.c", "test: a\n\tcc a.c", TouchKind.Check)]
    [InlineData("Makefile", "test:\n\t./check", "test:\n\t-./check", TouchKind.Check)]
    [InlineData(".editorconfig", "[*]", "[*]\ndotnet_diagnostic.CA1.severity = none", TouchKind.Check)]
    [InlineData(".npmrc", "", "script-shell=./tools/sh", TouchKind.Check)]
    [InlineData("web/.npmrc", "registry=https://a.example", "node-options=--import=./quiet.mjs", TouchKind.Check)]
    [InlineData("unittest.py", "", "print('OK')", TouchKind.Check)]
    [InlineData("pytest/__init__.py", "", "print('1 passed')", TouchKind.Check)]
    [InlineData("sitecustomize.py", "", "import quiet", TouchKind.Check)]
    [InlineData("node_modules/.bin/node", "", "#!/bin/sh", TouchKind.Check)]
    [InlineData("tests/conftest.py", "", "def pytest_runtest_makereport(item): pass", TouchKind.Check)]
    [InlineData("pyproject.toml", "[tool.pytest.ini_options]\naddopts = \"\"",
        "[tool.pytest.ini_options]\naddopts = \"-k x\"", TouchKind.Check)]
    public async Task What_a_commit_changes_about_tests_and_checks_is_seen(
        string path, string before, string after, params TouchKind[] kinds) =>
        Assert.Equal(kinds, (await TouchedAsync(new() { [path] = before }, new() { [path] = after })).Select(one => one.Kind));

    [Theory]
    [InlineData("package.json", "{\"scripts\":{\"test\":\"jest\"},\"devDependencies\":{\"jest\":\"1\"}}",
        "{\"version\":\"2\",\"scripts\":{\"test\":\"jest\",\"start\":\"x\"},\"devDependencies\":{\"jest\":\"2\"}}")]
    [InlineData("pyproject.toml", "[project]\nversion = \"1\"", "[project]\nversion = \"2\"")]
    [InlineData(".npmrc", "registry=https://a.example", "registry=https://b.example\nsave-exact=true")]
    [InlineData("tests/conftest.py", "import a", "import a\n@pytest.fixture\ndef notes(): return []", TouchKind.Changed)]
    [InlineData("src/unittest_tools.py", "a = 1", "a = 2")]
    [InlineData("Cargo.toml", "[dependencies]\na = 1", "[dependencies]\na = 2")]
    [InlineData(".github/workflows/ci.yml", "- uses: a/b@v3\nrun: npm test", "# newer\n- uses: a/b@v4\nrun: npm test")]
    [InlineData(".github/workflows/new.yml", "", "run: npm test")]
    [InlineData("App.csproj", "<PackageReference Include=\"A\" Version=\"1\" />", "<PackageReference Include=\"A\" Version=\"2\" />")]
    [InlineData("src/app.js", "function test(x) {}", "")]
    [InlineData("package.json", "{\"scripts\":{\"test\":\"jest\"}}", "{\"scripts\":{\"test\":\"jest && npm run size\",\"size\":\"x\"}}")]
    [InlineData("package.json", "{\"scripts\":{\"test\":\"jest\"}}",
        "{\"scripts\":{\"test\":\"jest && npm run size\",\"presize\":\"y\",\"size\":\"x\",\"prepare\":\"z\"}}")]
    [InlineData("packages/a/package.json", "", "{\"scripts\":{\"test\":\"jest\"}}")]
    [InlineData("examples/a/jest.config.js", "export default {}", "")]
    [InlineData("Makefile", "test: a\n\tcc a.c", "test: a b\n\tcc a.c\n\tcc b.c\nb:\n\tcc c.c")]
    [InlineData("tsconfig.build.json", "\"exclude\": [\"a\"]", "\"exclude\": [\"a\", \"b\"]")]
    [InlineData(".editorconfig", "[*]\nindent_size = 2", "[*]\nindent_size = 4")]
    [InlineData("A.Tests/B.cs", "[InlineData(\"x\")]", "[InlineData(\"it.only('x')\")]", TouchKind.Changed)]
    [InlineData(".github/workflows/ci.yml", "node: [ '20' ]\nrun: npm test", "node: [ '20', '22' ]\nrun: npm test\nrun: npm run lint")]
    [InlineData("Makefile", "test:\n\tcc a.c\nclean:\n\trm a", "test:\n\tcc a.c\nclean:\n\trm -f a")]
    public async Task What_decides_nothing_of_that_is_passed_over(string path, string before, string after, params TouchKind[] kinds) =>
        Assert.Equal(kinds, (await TouchedAsync(new() { [path] = before }, new() { [path] = after })).Select(one => one.Kind));

    [Theory]
    [InlineData("test/a.test.js", "test('pins', f)\ntest('finds', f)", "test.each(['pins', 'finds'])('%s', f)")]
    [InlineData("A.Tests/B.cs", "[Fact]\npublic void Pins() {}\n[Fact]\npublic void Finds() {}",
        "[Theory, InlineData(1), InlineData(2)]\npublic void Does(int x) {}")]
    [InlineData("tests/test_a.py", "def test_pins():\n  pass\ndef test_finds():\n  pass",
        "@pytest.mark.parametrize('x', [1, 2])\ndef test_does(x):\n  pass")]
    [InlineData("a_test.go", "func TestPins(t *testing.T) {}\nfunc TestFinds(t *testing.T) {}",
        "func TestAll(t *testing.T) { for _, one := range all { t.Run(one, f) } }")]
    public async Task Tests_that_became_cases_of_one_are_all_there(string path, string before, string after) =>
        Assert.Equal(
            [TouchKind.Changed],
            (await TouchedAsync(new() { [path] = before }, new() { [path] = after })).Select(one => one.Kind));

    [Fact]
    public async Task Tests_that_go_are_seen_although_others_come_elsewhere() => Assert.Contains(
        await TouchedAsync(
            new() { ["test/a.js"] = "test('pins', f)\ntest('finds', f)" },
            new() { ["test/a.js"] = "test('finds', f)", ["test/b.js"] = "test('says true', f)" }),
        one => one is { Path: "test/a.js", Kind: TouchKind.Fewer });

    [Theory]
    [InlineData("CI=1 npm test")]
    [InlineData("env X=1 npm test")]
    [InlineData("env -i X=1 npm run -s test")]
    [InlineData("cross-env X=1 npm test")]
    [InlineData("npx -y npm-run-all --silent test")]
    [InlineData("pnpm -r --silent test")]
    [InlineData("yarn --silent run test")]
    [InlineData("corepack pnpm test")]
    [InlineData("cd . && npm test")]
    [InlineData("(npm test) || failed=1")]
    [InlineData("time npm test 2>&1 | tee log")]
    public async Task A_script_is_seen_however_it_is_started(string line) =>
        Assert.Equal([TouchKind.Check], await KindsAsync("package.json", "test", new(Test: line)));

    [Theory]
    [InlineData("cd web && npm run verify")]
    [InlineData("npm --prefix web run verify")]
    [InlineData("failed=0; (cd ./web && npm run verify) || failed=1; exit $failed")]
    public async Task A_script_is_seen_in_the_folder_where_it_is_started(string line)
    {
        Assert.Equal([TouchKind.Check], await KindsAsync("web/package.json", "verify", new(Test: line)));
        Assert.Empty(await KindsAsync("other/package.json", "verify", new(Test: line)));
    }

    [Theory]
    [InlineData("node tools/lint.mjs src", "tools/lint.mjs", TouchKind.Check)]
    [InlineData("./tools/check.sh", "tools/check.sh", TouchKind.Check)]
    [InlineData("npm run -s inner", "tools/inner.mjs", TouchKind.Check)]
    [InlineData("eslint src/app.mjs", "src/app.mjs")]
    [InlineData("npm run -s build", "tools/build.mjs")]
    public async Task A_program_is_seen_that_a_script_starts_for_a_check(string script, string path, params TouchKind[] kinds)
    {
        var package = $$$"""
            {"scripts":{"lint":"{{{script}}}","inner":"node tools/inner.mjs","build":"node tools/build.mjs"}}
            """;
        var touched = await TouchedAsync(
            new() { ["package.json"] = package, [path] = "check()" },
            new() { ["package.json"] = package, [path] = "process.exit(0)" },
            new(Lint: "npm run lint"));

        Assert.Equal(kinds, touched.Select(one => one.Kind));
    }

    [Fact]
    public async Task A_program_that_is_called_like_a_script_is_none() =>
        Assert.Empty(await KindsAsync("package.json", "tsc", new(Test: "npx tsc")));

    [Theory]
    [InlineData("test('pins', f)\ntest('finds', f)", "test('pins', f)\ntest('finds', f)")]
    [InlineData("test('pins', f)\ntest('finds', f)", "import x\ntest('finds', f)\ntest('pins', other)")]
    [InlineData("const a = 1\nconst b = 2\ntest('pins', f)", "const a = 1\nconst b = 2\ntest('keeps pins', f)")]
    public async Task A_file_of_tests_that_moved_is_matched(string before, string after) => Assert.DoesNotContain(
        await TouchedAsync(new() { ["test/old.js"] = before }, new() { ["test/new/other.js"] = after }),
        one => one.Kind is not TouchKind.Changed);

    [Fact]
    public async Task Tests_that_move_from_one_file_to_two_are_matched() => Assert.DoesNotContain(
        await TouchedAsync(
            new() { ["test/all.js"] = "test('pins', f)\ntest('finds', f)\ntest('sorts', f)" },
            new() { ["test/a.js"] = "test('pins', f)", ["test/b.js"] = "test('finds', f)\ntest('sorts', f)" }),
        one => one.Kind is not TouchKind.Changed);

    [Theory]
    [InlineData("test/a.js", "test('pins', f)", "// test('pins', f)", "pins", TouchKind.Changed, TouchKind.Silent)]
    [InlineData("test/a.js", "test('pins', f)", "process.exit(0)\ntest('pins', f)", "pins", TouchKind.Changed, TouchKind.Silent)]
    [InlineData("tests/test_a.py", "def test_pins(): pass", "def test_pins(): pass\nx", "test_pins (test_a.A.test_pins)",
        TouchKind.Changed, TouchKind.Silent)]
    [InlineData("test/a.js", "test('pins', f)", "test('pins notes', f)", "pins", TouchKind.Changed)]
    public async Task A_test_that_is_still_written_down_and_does_not_run_is_seen(
        string path, string before, string after, string unheard, params TouchKind[] kinds) => Assert.Equal(
            kinds,
            (await TouchedAsync(new() { [path] = before }, new() { [path] = after }, unheard: [unheard])).Select(one => one.Kind));

    /// <summary>What is seen where a script begins to do nothing.</summary>
    private static async Task<IEnumerable<TouchKind>> KindsAsync(string path, string script, Checks checks) => (await TouchedAsync(
        new() { [path] = $$$"""{"scripts":{"{{{script}}}":"mocha"}}""" },
        new() { [path] = $$$"""{"scripts":{"{{{script}}}":"true"}}""" },
        checks)).Select(one => one.Kind);

    /// <summary>An empty text is a file that is not there.</summary>
    private static async Task<Seq<Touch>> TouchedAsync(
        Dictionary<string, string> before, Dictionary<string, string> after, Checks? checks = null, Seq<string> unheard = default)
    {
        var folders = new SimulatedFolders();
        var repository = new SimulatedRepository(folders, There(before));
        foreach (var (path, text) in There(after)) folders.Write($"/w/{path}", System.Text.Encoding.UTF8.GetBytes(text));
        var head = await repository.CheckpointAsync("/w", repository.Base, new("k", "k", "A <a@b>", default), default);
        checks ??= Npm with { Build = "make test" };
        return await new Touches(repository, checks) { Unheard = unheard }.BetweenAsync(repository.Base, head, default);
    }

    private static Dictionary<string, string> There(Dictionary<string, string> files) =>
        files.Where(file => file.Value is not "").ToDictionary();

    private static Scene Writes(string tests) => When(new("worker", Feature: "F-1"), Turns(
        Shell($"add {SimulatedProject.Known} search"),
        Call("write_file", new { path = SimulatedProject.Tested, content = tests }),
        Shell("run-tests"),
        HandOff(Done("search") with { Tests = [] })));

    /// <summary>Told of the finding, nothing comes to its mind.</summary>
    private static Scene Silent => When(new("orchestrator", "consult"), Turns(EndConsult("Nothing comes to mind.")));
}
