using Missions.Agents.Models.Scripted;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using static Missions.Core.MissionCommand;
using static Missions.Tests.Engine.Acts;
using static Missions.Tests.Engine.Story;

namespace Missions.Tests.Engine;

/// <summary>The human's word, put while a worker is at work and at other times.</summary>
public class HumanTests
{
    private static readonly Scene Heard = When(new("orchestrator", "consult"), Turns(EndConsult("Heard.")));

    [Fact]
    public async Task A_word_while_a_run_is_under_way_is_heard_before_the_next_one()
    {
        var trial = await InterruptedAsync(new Say("Use short words."), TwoMilestones);

        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.Equal(
            [Purpose.Implement, Purpose.Consult, Purpose.Implement], mission.Runs.Skip(2).Take(3).Select(run => run.Purpose));
        Assert.Contains("Use short words.", trial.Briefing(4), StringComparison.Ordinal);
        Assert.Equal(RunState.Ended, mission.Runs[2].State);
    }

    [Fact]
    public async Task A_constraint_stands_in_every_later_briefing()
    {
        var trial = await InterruptedAsync(new Say("No umlauts, ever.", Constraint: true), TwoMilestones);

        var mission = await trial.RestsAsync(RestReason.Done);

        var later = mission.Runs.Skip(3).Where(run => run.Purpose is Purpose.Implement or Purpose.Consult or Purpose.Review);
        Assert.Equal(6, later.Count());
        Assert.All(later, run =>
            Assert.Contains("No umlauts, ever.", trial.Briefing(run.Id.Number), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_word_that_cannot_wait_ends_the_run_and_is_heard_at_once()
    {
        var trial = await InterruptedAsync(new Say("Stop that!", Now: true), OneMilestone);

        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.Equal("The human interrupted it to say something.", mission.Runs[2].Detail);
        Assert.Equal([Purpose.Consult, Purpose.Implement], mission.Runs.Skip(3).Take(2).Select(run => run.Purpose));
    }

    [Fact]
    public async Task A_pause_lets_the_run_go_on_later_where_it_stopped()
    {
        var trial = await InterruptedAsync(new Pause(), OneMilestone);

        var paused = await trial.RestsAsync(RestReason.Paused);
        await trial.PutAsync(new Resume());
        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.Equal(RunState.Open, paused.Runs[2].State);
        Assert.Equal((RunState.Ended, 1), (mission.Runs[2].State, mission.Runs[2].Resumes));
    }

    [Fact]
    public async Task An_abort_ends_it_while_a_run_is_under_way()
    {
        var trial = await InterruptedAsync(new Abort("It is not needed any more."), OneMilestone);

        var mission = await trial.RestsAsync(RestReason.Failed);

        Assert.Equal("It is not needed any more.", mission.Abortion?.Because);
        Assert.Empty(mission.Handoffs);
    }

    [Fact]
    public async Task A_command_is_applied_once_however_often_its_letter_lies_there()
    {
        var trial = await Trial.OpenAsync(OneMilestone, answersItself: false, null, Heard);
        await trial.RestsAsync(RestReason.NeedsYou);

        foreach (var _ in (int[])[1, 2])
        {
            await trial.Shop.Inbox.DropAsync("letter-1", new Say("Hello.", Constraint: true), "web", default);
            await trial.Shop.RunAsync();
        }

        var mission = await trial.Shop.LookAsync();
        Assert.Equal(["Hello."], mission.Constraints);
        Assert.Null((await trial.Shop.Inbox.AnswerAsync("letter-1", default))?.Refusal);
    }

    [Fact]
    public async Task A_letter_that_makes_no_sense_is_answered_and_harms_nothing()
    {
        var trial = await Trial.OpenAsync(OneMilestone);
        trial.Shop.Folders.Write($"{trial.Shop.Home.Inbox}/x.json", "{ \"via\": \"web\", \"command\": { \"command\": \"dance\" } }"u8.ToArray());

        await trial.RestsAsync(RestReason.Done);

        var answer = await trial.Shop.Inbox.AnswerAsync("x", default);
        Assert.Contains("holds no command that this version knows", answer?.Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("proven", RestReason.Done)]
    [InlineData("waived", RestReason.Failed)]
    public async Task What_only_a_person_can_judge_waits_for_their_word_or_the_deadline(string word, RestReason end)
    {
        var looks = new Assertion(
            new("A-LOOK"), "It looks right.", "It does not.", new(Expectation.Fails),
            new Proof.Human("Does it look right?", 48, "waived"), [new("REQ-1")]);
        var plan = OneMilestone with
        {
            Contract = [.. OneMilestone.Contract, looks],
            Milestones = [new(M1, "Search", "It knows search.", [Feature(F1, "search", [Search.Id, Answers.Id, looks.Id])])],
        };
        var trial = await Trial.OpenAsync(plan);
        var asked = await trial.RestsAsync(RestReason.NeedsYou);

        if (word is "waived") trial.Shop.Time.Advance(TimeSpan.FromHours(49));
        else await trial.PutAsync(new Decide(asked.OpenChoices[0].Id, word));
        var mission = await trial.RestsAsync(end);

        Assert.Equal("Does it look right?", asked.OpenChoices[0].Text);
        Assert.Equal(word, mission.Standing(looks.Id)!.Truth.ToString().ToLowerInvariant());
    }

    /// <summary>While the first worker works, somebody puts a command by the inbox, and it is answered there.</summary>
    private static async Task<Trial> InterruptedAsync(MissionCommand command, Plan plan)
    {
        var trial = await Trial.OpenAsync(plan, Heard);
        var shop = trial.Shop;
        var isPut = false;
        shop.Rooms.With("add app/words.txt search", async (_, ct) =>
        {
            if (!isPut)
            {
                isPut = true;
                await shop.Inbox.DropAsync("letter-1", command, "web", default);
                while (!shop.Files.List(shop.Home.Inbox).Any(path => path.EndsWith(".answer", StringComparison.Ordinal)))
                {
                    shop.Time.Advance(TimeSpan.FromMilliseconds(100));
                    await Task.Yield();
                }
                ct.ThrowIfCancellationRequested();
            }
            return 0;
        });
        trial.Add(Builds(F1, "search") with
        {
            Turns =
            [
                Turn(Shell("add app/words.txt search")),
                Turn(Call("write_file", new { path = "app/words.txt", content = "list\nsearch\n" })),
                .. Builds(F1, "search").Turns.Skip(1),
            ],
        });
        return trial;
    }
}
