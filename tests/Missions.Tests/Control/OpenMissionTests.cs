using System.Text.Json;
using System.Text.Json.Serialization;
using Missions.Agents.Models.Scripted;
using Missions.Core.Plans;
using Missions.Core.Verdicts;
using Missions.Engine.Views;
using static Missions.Tests.Engine.Acts;
using static Missions.Tests.Engine.Story;

namespace Missions.Tests.Control;

/// <summary>A whole mission without walls: real git, real programs, a real server on a leased port.</summary>
public sealed class OpenMissionTests : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private const string Asking = "curl -sS -o /dev/null -w '%{http_code}\\n' --fail $SERVICE_URL/site/search\n";

    private static readonly Plan Plan = OneMilestone with
    {
        Setup = "mkdir -p made && echo set up > made/up",
        Checks = new(Test: "test -f README.md && test -f made/up"),
        Contract =
        [
            Search with
            {
                AtBase = new(Expectation.Fails, "404"),
                Proof = new Proof.Command("sh proofs/search.sh", "app", Files: [new("proofs/search.sh", Asking)]),
            },
            Answers,
        ],
        Services = [new("app", "python3 -m http.server {port} --bind 127.0.0.1", "{url}/")],
    };

    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task It_is_proven_from_the_plan_to_the_seal()
    {
        await SeatAsync();

        Assert.True(await _desk.TypeAsync("plan", "Know more words.", "--yes") == 0, _desk.Out + _desk.Error);
        Assert.True(await _desk.TypeAsync("run", "--json") == 0, _desk.Out + _desk.Error);

        var state = await _desk.StateAsync((string)_desk.Json["mission"]!);
        Assert.True(state.Completion is { EveryAssertionProven: true });
        Assert.All(
            state.Evidence.Where(one => one.Kind is EvidenceKind.Proof),
            one => Assert.Equal("none", one.Sandbox));
        Assert.Contains(
            ApprovalText.Lines(ApprovalView.Of(state)!),
            line => line.Contains("Without a sandbox", StringComparison.Ordinal));
        Assert.Equal("a word", _desk.Git.Do("show", $"mission/{(string)_desk.Json["mission"]!}:site/search"));
        Assert.Empty(_desk.Git.Do("status", "--porcelain"));
    }

    private async Task SeatAsync()
    {
        _desk.Git.Write(".gitignore", "made\n");
        _desk.Git.Commit("Ignore what setup makes");
        var scenario = Path.Combine(_desk.Root, "played");
        await WriteAsync(
            Path.Combine(scenario, "scenario.json"), new Scenario("open", [Works, Uses(), .. Usual(Plan)]));
        await WriteAsync(Path.Combine(_desk.Root, "settings.json"), new
        {
            providers = new { played = new { kind = "scripted", scenario, pace = 0 } },
            sandbox = new { driver = "none" },
        });
    }

    private static Scene Works => When(new("worker", "implement", "F-1"), Turns(
        Call("write_file", new { path = "site/search", content = "a word" }),
        Call("start_service", new { name = "app" }),
        Shell("test -f made/up"),
        HandOff(Done("search") with { Commands = [new("test -f made/up", 0)], Tests = [] })));

    /// <summary>The usual one looks for the service at the port that rooms have.</summary>
    private static Scene Uses() => When(new("user-tester", Milestone: "M-1"), Turns(
        Call("start_service", new { name = "app" }),
        Call("http_request", new { method = "GET", url = "{{seen:http://127\\.0\\.0\\.1:[0-9]+}}/site/search" }),
        Call("give_verdict", new
        {
            summary = "Used it.",
            verdicts = (object[])
            [
                new
                {
                    assertion = "A-USE",
                    result = "proven",
                    because = "It answers so.",
                    evidence = (string[])["{{seen:Evidence (E-[0-9]+)}}"],
                },
            ],
        })));

    private static async Task WriteAsync<T>(string path, T value)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(value, Json));
    }
}
