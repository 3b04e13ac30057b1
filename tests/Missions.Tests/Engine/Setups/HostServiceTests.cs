using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using Missions.Engine.Views;
using Missions.Simulation;
using Missions.Simulation.World;
using static Missions.Tests.Engine.Story;

namespace Missions.Tests.Engine.Setups;

/// <summary>A service outside of the sandbox runs by the human's leave, and whatever rests on it says so.</summary>
public class HostServiceTests
{
    private const string Start = "serve {port}";

    private static readonly Plan Plan = OneMilestone with
    {
        Contract = [Search with { Proof = ((Proof.Command)Search.Proof) with { Service = "app" } }, Answers, Keeps],
        Services = [new("app", Start, "{url}/", RunsIn: RunsIn.Host)],
    };

    private readonly List<(string Line, string? Known)> _outside = [];

    [Fact]
    public async Task It_is_asked_for_before_anything_runs_outside()
    {
        var trial = await OpenAsync();

        var mission = await trial.RestsAsync(RestReason.NeedsYou);

        Assert.Equal((ChoiceKind.Host, $"app: {Start}"), (mission.OpenChoices[0].Kind, mission.OpenChoices[0].About));
        Assert.Empty(_outside);
    }

    [Fact]
    public async Task Allowed_it_is_reached_at_its_usual_address_and_marked_everywhere()
    {
        var trial = await OpenAsync();
        await trial.RestsAsync(RestReason.NeedsYou);
        await trial.PutAsync(new MissionCommand.Decide(new(1), "allow"));
        var shown = ApprovalText.Lines(ApprovalView.Of(await trial.RestsAsync(RestReason.NeedsYou))!).ToList();
        await trial.PutAsync(new MissionCommand.Approve());

        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.Contains("Runs on this machine, OUTSIDE the sandbox (1)", shown);
        Assert.All(_outside, one => Assert.Matches("^serve 4000[0-9]$", one.Line));
        var used = mission.Evidence.Where(one => one.Assertion == Search.Id || one.Kind is EvidenceKind.Observation).ToList();
        Assert.Contains(used, one => one.Kind is EvidenceKind.Observation && one.Subject.Contains("GET", StringComparison.Ordinal));
        Assert.Contains(used, one => one.Kind is EvidenceKind.Proof);
        Assert.All(used.Where(one => one.Kind is EvidenceKind.Proof || one.Subject.Contains("GET")), one => Assert.Equal(["app"], one.OnHost));
        Assert.All(mission.Evidence.Where(one => one.Assertion == Keeps.Id), one => Assert.Empty(one.OnHost));
        Assert.Empty(trial.Shop.Ports.Leased);
    }

    [Fact]
    public async Task It_runs_among_the_files_of_the_base_whatever_a_worker_wrote()
    {
        var trial = await OpenAsync();
        await trial.RestsAsync(RestReason.NeedsYou);
        await trial.PutAsync(new MissionCommand.Decide(new(1), "allow"));
        await trial.RestsAsync(RestReason.NeedsYou);
        await trial.PutAsync(new MissionCommand.Approve());

        await trial.RestsAsync(RestReason.Done);

        Assert.NotEmpty(_outside);
        Assert.All(_outside, one => Assert.Equal("list\n", one.Known));
    }

    [Fact]
    public async Task Refused_it_is_not_started_and_the_plan_goes_back_with_the_sentence()
    {
        var trial = await OpenAsync();
        await trial.RestsAsync(RestReason.NeedsYou);
        await trial.PutAsync(new MissionCommand.Decide(new(1), "refuse"));

        var mission = await trial.RestsAsync(RestReason.NeedsYou);

        Assert.Empty(_outside);
        Assert.Contains(
            $"the service app runs on the host, outside the sandbox, and the human did not allow `{Start}` there",
            mission.Returned[0], StringComparison.Ordinal);
    }

    private async Task<Trial> OpenAsync()
    {
        var trial = await Trial.OpenAsync(Plan, answersItself: false, null);
        trial.Shop.Host.With("serve", async (command, ct) =>
        {
            lock (_outside) _outside.Add((command.Line, Text(command)));
            if (!command.Listen(int.Parse(command.Words[1]), AnswerAsync, ct)) return 1;
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
            return 0;
        });
        return trial;
    }

    private static string? Text(SimulatedCommand command) =>
        command.Read(SimulatedProject.Known) is { } bytes ? System.Text.Encoding.UTF8.GetString(bytes) : null;

    private static async Task AnswerAsync(Stream client)
    {
        var bytes = new byte[4096];
        _ = await client.ReadAtLeastAsync(bytes, 16);
        await client.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
    }
}
