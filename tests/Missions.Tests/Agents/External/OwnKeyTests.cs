using System.Text;
using Missions.Agents;
using Missions.Agents.External.Headless;
using static Missions.Tests.Agents.External.OutsideStage;

namespace Missions.Tests.Agents.External;

/// <summary>What an agent was trusted with is in no file of ours, and in no list of processes.</summary>
public class OwnKeyTests
{
    [Fact]
    public async Task Its_key_is_taken_out_of_all_that_is_kept_and_shown()
    {
        using var stage = new OutsideStage();

        var failed = Assert.IsType<Outcome.Failed>(await RunAsync(stage, "claude-code", "claudeLeaks"));

        var kept = string.Concat(stage.Log.Entries.Select(entry => Encoding.UTF8.GetString(entry.Json.Span)));
        var all = $"{kept} {string.Concat(stage.Activity)} {failed.Detail}";
        Assert.Equal(FailureKind.Refused, failed.Kind);
        Assert.Contains("My key is [key of test], or [key of test].", kept);
        Assert.Contains("said [key of test]\\n[key of test]", kept);
        Assert.DoesNotContain("key-of-the-test", all);
        Assert.DoesNotContain(Convert.ToBase64String("key-of-the-test"u8), all);
    }

    [Theory]
    [InlineData("claude-code", false, true, "mode 600, effort --effort high")]
    [InlineData("claude-code", false, false, "mode 600, effort --effort high")]
    [InlineData("claude-code", true, true, "mode 600, effort --effort high")]
    [InlineData("codex", false, true, "mode 600, effort model_reasoning_effort=\"high\"")]
    [InlineData("codex", true, true, "mode none, effort model_reasoning_effort=\"high\"")]
    public async Task The_word_that_opens_our_tools_is_in_no_list_of_processes(
        string dialect, bool isHttp, bool hasWalls, string rest)
    {
        using var stage = new OutsideStage(hasWalls)
        {
            With = program => program with { WantsHttp = isHttp, Effort = "high" },
        };

        Assert.IsType<Outcome.Done>(await RunAsync(stage, dialect, "secrets"));

        Assert.StartsWith($"word 32, shown false, {rest}", await stage.SaidAsync());
    }

    private static Task<Outcome> RunAsync(OutsideStage stage, string dialect, string scene) => stage.RunAsync(
        Script("headless.mjs", scene), (machine, program) => HeadlessAgent.Of(machine, program, dialect));
}
