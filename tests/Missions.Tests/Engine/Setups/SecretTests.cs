using System.Text;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;
using Missions.Simulation;
using static Missions.Tests.Engine.Acts;
using static Missions.Tests.Engine.Story;

namespace Missions.Tests.Engine.Setups;

/// <summary>Secrets reach services and proofs, and stand nowhere afterwards, however they are spelt.</summary>
public class SecretTests
{
    private const string Canary = "canary/7+secret value";

    private static readonly Plan Plan = OneMilestone with
    {
        Secrets = [new("TOKEN", ["app", "proofs"], "env:REAL_TOKEN")],
    };

    private readonly List<(string Line, string? Token)> _seen = [];

    [Fact]
    public async Task Services_and_proofs_get_them_and_neither_checks_nor_shells_do()
    {
        var trial = await OpenAsync(Canary);

        await trial.RestsAsync(RestReason.Done);

        Assert.All(_seen.Where(one => one.Line.StartsWith("prove", StringComparison.Ordinal)), one => Assert.Equal(Canary, one.Token));
        Assert.Contains(("serve", Canary), _seen);
        Assert.All(_seen.Where(one => one.Line is "run-tests" or "set-up"), one => Assert.Null(one.Token));
    }

    [Fact]
    public async Task One_for_an_assertion_is_given_to_its_proof_alone()
    {
        var trial = await Trial.OpenAsync(
            TwoMilestones with { Secrets = [new("TOKEN", ["A-SEARCH"], "env:REAL_TOKEN")] }, true, null);
        Watch(trial, Canary);

        await trial.RestsAsync(RestReason.Done);

        Assert.Contains(_seen, one => one is ("prove proofs/search.txt", Canary));
        Assert.All(
            _seen.Where(one => one.Line != "prove proofs/search.txt"), one => Assert.Null(one.Token));
    }

    [Fact]
    public async Task They_stand_in_no_file_in_any_spelling()
    {
        var trial = await OpenAsync(Canary);

        await trial.RestsAsync(RestReason.Done);

        var bytes = Encoding.UTF8.GetBytes(Canary);
        string[] spellings =
        [
            Canary, Convert.ToBase64String(bytes), Convert.ToHexString(bytes), Convert.ToHexStringLower(bytes),
            Uri.EscapeDataString(Canary),
        ];
        var kept = trial.Shop.Folders.Below("/home").Select(file => Encoding.UTF8.GetString(file.Value))
            .Concat((await trial.Shop.EventsAsync()).Select(one => one.Event.ToString()!))
            .ToList();
        Assert.Contains(kept, text => text.Contains("[secret TOKEN]", StringComparison.Ordinal)); // The control: it was printed.
        Assert.DoesNotContain(kept, text => spellings.Any(spelling => text.Contains(spelling, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_worker_starts_a_service_without_them()
    {
        var builds = When(new("worker", "implement", "F-1"), Turns(
            Call("start_service", new { name = "app" }),
            Shell($"add {SimulatedProject.Known} search"),
            Shell($"add {SimulatedProject.Tested} search"),
            Shell("run-tests"),
            HandOff(Done("search"))));
        var scenes = (Missions.Agents.Models.Scripted.Scene[])[builds];
        var trial = await OpenAsync(Canary, scenes);

        await trial.RestsAsync(RestReason.Done);

        Assert.Contains(("serve", null), _seen);
    }

    [Fact]
    public async Task Nobody_gets_them_before_the_plan_is_approved()
    {
        var trial = await OpenAsync(Canary, answersItself: false);

        await trial.RestsAsync(RestReason.NeedsYou);

        Assert.NotEmpty(_seen);
        Assert.All(_seen, one => Assert.Null(one.Token));
    }

    [Fact]
    public async Task One_that_is_missing_is_said_with_the_cure()
    {
        var trial = await OpenAsync(null, answersItself: false);

        var mission = await trial.RestsAsync(RestReason.NeedsYou);

        Assert.Contains("The secret TOKEN is missing: set REAL_TOKEN", mission.Readiness!.Problems[0], StringComparison.Ordinal);
    }

    private Task<Trial> OpenAsync(string? value, bool answersItself) => OpenAsync(value, [], answersItself);

    private async Task<Trial> OpenAsync(
        string? value, Missions.Agents.Models.Scripted.Scene[]? scenes = null, bool answersItself = true)
    {
        var trial = await Trial.OpenAsync(Plan, answersItself, null, scenes ?? []);
        Watch(trial, value);
        return trial;
    }

    private void Watch(Trial trial, string? value)
    {
        if (value is not null) trial.Shop.Variables["REAL_TOKEN"] = value;
        trial.Shop.Rooms.Watch(command =>
        {
            var token = command.Environment.GetValueOrDefault("TOKEN");
            lock (_seen) _seen.Add((command.Line, token));
            if (token is null) return;
            var bytes = Encoding.UTF8.GetBytes(token);
            command.Print($"{token} {Convert.ToBase64String(bytes)} {Convert.ToHexString(bytes)} {Uri.EscapeDataString(token)}\n");
        });
    }
}
