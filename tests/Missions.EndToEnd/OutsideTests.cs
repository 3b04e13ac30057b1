namespace Missions.EndToEnd;

/// <summary>Whole missions whose worker is a program from outside, with the shipped program and real rooms.</summary>
public sealed class OutsideTests
{
    [Fact]
    public async Task A_plain_program_completes_a_feature_and_its_claims_are_run_again()
    {
        using var mission = new OutsideMission();

        var end = await mission.RunAsync(
            $$"""{ "kind": "headless", "dialect": "plain", "command": ["sh", "{{OutsideMission.Agents}}/plain-worker.sh"] }""");

        var handed = end.Of("feature-handed-off").Single().GetProperty("facts");
        Assert.Empty(end.Of("run-lost").Select(one => $"{one}"));
        var run = end.Of("run-started").Single(
            one => one.GetProperty("run").GetProperty("role").GetString() == "worker");
        Assert.Equal("inside", run.GetProperty("run").GetProperty("credentials").GetString());
        Assert.Equal(
            ["sh test.sh 0 run again in a fresh checkout", "sh greet.sh | grep -q bye 1 run again in a fresh checkout"],
            handed.GetProperty("commands").EnumerateArray().Select(one =>
                $"{one.GetProperty("run").GetString()} {one.GetProperty("exitCode").GetInt32()} {one.GetProperty("observed").GetString()}"));
        Assert.Equal(
            ["sh test.sh --first"], handed.GetProperty("unobserved").EnumerateArray().Select(one => one.GetString()));
        Assert.Contains("grep -q bye", end.Of("claim-disputed").Single().GetProperty("claim").GetString());
    }

    private const string OwnProvider =
        """model_providers.own={name=\"own\",base_url=\"http://127.0.0.1:PORT/v1\",env_key=\"OUTSIDE_KEY\",wire_api=\"responses\"}""";

    private const string OwnConfig =
        """{\"model\":\"scripted\",\"model_provider\":\"own\",\"model_providers\":{\"own\":{\"name\":\"own\",\"base_url\":\"http://127.0.0.1:PORT/v1\",\"env_key\":\"OUTSIDE_KEY\",\"wire_api\":\"responses\"}},\"features\":{\"shell_tool\":false,\"unified_exec\":false}}""";

    // Claude Code knows its key by one name only.
    private const string Anthropic =
        "\"ANTHROPIC_BASE_URL\": \"http://127.0.0.1:PORT\", \"IS_SANDBOX\": \"1\", \"ENABLE_TOOL_SEARCH\": \"false\"";

    public static TheoryData<string, string, string> RealAgents => new()
    {
        { "claude-code", $$"""
            { "kind": "headless", "dialect": "claude-code", "command": ["BIN/claude"], "keyFrom": "env:ANTHROPIC_API_KEY",
              "hosts": ["127.0.0.1:PORT"], "environment": { {{Anthropic}} } }
            """, "process" },
        { "codex", $$"""
            { "kind": "headless", "dialect": "codex", "keyFrom": "env:OUTSIDE_KEY", "hosts": ["127.0.0.1:PORT"],
              "command": ["BIN/codex", "exec", "-c", "{{OwnProvider}}", "-c", "model_provider=own", "-c", "model=scripted"] }
            """, "process" },
        { "claude-agent-acp", $$"""
            { "kind": "acp", "command": ["BIN/claude-agent-acp"], "keyFrom": "env:ANTHROPIC_API_KEY",
              "hosts": ["127.0.0.1:PORT"], "environment": { {{Anthropic}} } }
            """, "inside" },
        { "codex-acp", $$"""
            { "kind": "acp", "command": ["BIN/codex-acp"], "keyFrom": "env:OUTSIDE_KEY", "hosts": ["127.0.0.1:PORT"], "credentials": "process",
              "environment": { "NO_BROWSER": "1", "INITIAL_AGENT_MODE": "agent-full-access", "MODEL_PROVIDER": "own", "CODEX_CONFIG": "{{OwnConfig}}" } }
            """, "process" },
    };

    [RealAgentsTheory]
    [MemberData(nameof(RealAgents))]
    public async Task A_real_agent_completes_a_feature(string name, string agent, string credentials)
    {
        using var mission = new OutsideMission();

        var end = await mission.RunAsync(agent.Replace("BIN", RealAgentsTheory.Folder, StringComparison.Ordinal));

        Assert.True(end.Said.Exit == 0, $"{name}: {end.Said.Output}\n{end.Said.Errors}");
        Assert.Equal("echo \"hello${1:+ $1}\"", end.Greeting);
        Assert.Empty(end.Of("run-lost").Select(one => $"{one}"));
        var run = end.Of("run-started").Single(
            one => one.GetProperty("run").GetProperty("role").GetString() == "worker");
        Assert.Equal(credentials, run.GetProperty("run").GetProperty("credentials").GetString());
        Assert.Single(end.Of("feature-handed-off"));
        Assert.Empty(end.Of("claim-disputed"));
        Assert.Single(end.Of("assertion-proven"));
        Assert.Single(end.Of("milestone-sealed"));
        Assert.DoesNotContain(OutsideMission.Key, end.Kept);
        Assert.True(end.Books.Count(line => line.Status == 200) >= 4, name);
        Assert.All(end.Books, line => Assert.True(line.Status == 200, $"{name}: {line.Status} {line.Why}"));
    }
}
