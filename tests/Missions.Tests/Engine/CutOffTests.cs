using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Missions.Agents;
using Missions.Agents.Models;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Simulation;
using Missions.Simulation.World;
using Missions.World;
using static Missions.Tests.Engine.Story;

namespace Missions.Tests.Engine;

/// <summary>Attempts and rooms that end in the middle: what they used is not forgotten, what they did is not lost.</summary>
public class CutOffTests
{
    [Fact]
    public async Task A_stream_that_was_cut_counts_as_unsettled_and_a_refusal_does_not()
    {
        var (trial, asked) = (await Trial.OpenAsync(OneMilestone), 0);
        trial.Shop.Model = script => new CutModel(
            new FaultyModel(script, () => asked++ == 0 ? new ModelException(FailureKind.Unavailable, "busy") : null),
            () => asked == 2);
        trial.Shop.Watches = false;
        var whole = new PassingTime(trial.Shop.Time) { MayPass = () => asked is 1 or 2 }.Run(() => trial.RestsAsync(RestReason.Done));

        var first = whole.Runs[0].Spend;
        Assert.InRange(first.Unsettled, 16_000, 40_000);
        Assert.Equal(0, whole.Runs.Skip(1).Sum(run => run.Spend.Unsettled));
        Assert.Equal(whole.Runs.Sum(run => run.Spend.Tokens) + first.Unsettled, whole.Spend.MostTokens);
    }

    [Fact]
    public async Task What_was_asked_of_the_human_stands_in_the_debrief()
    {
        var mission = await (await Trial.OpenAsync(OneMilestone)).RestsAsync(RestReason.Done);

        Assert.EndsWith(
            "Your attention: it rested until your word 0 times (0 after the approval), 0 minutes in all, 0 for each proven "
            + "assertion.",
            mission.Completion!.Summary,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_room_that_breaks_leaves_the_files_to_the_next_run_and_it_is_told()
    {
        var trial = await BreakingAsync("run=R-0003");

        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.Equal([LossKind.Broken, null], Workers(mission).Select(run => run.Loss));
        Assert.Contains("R-0003 worked on this before you", trial.Briefing(4), StringComparison.Ordinal);
        Assert.Equal("list\nr-0003\nsearch\n", await trial.TextAsync("app/words.txt"));
    }

    [Fact]
    public async Task A_workspace_in_which_it_breaks_twice_is_not_handed_on_again()
    {
        var trial = await BreakingAsync("run=R-0003", "run=R-0004");

        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.Equal([LossKind.Broken, LossKind.Broken, null], Workers(mission).Select(run => run.Loss));
        Assert.Equal("list\nsearch\n", await trial.TextAsync("app/words.txt"));
    }

    private static IEnumerable<Run> Workers(Mission mission) => mission.Runs.Where(run => run.Role is Role.Worker);

    /// <param name="runs">In these the room breaks, once a word is written that bears the run's name.</param>
    private static async Task<Trial> BreakingAsync(params string[] runs)
    {
        var trial = await Trial.OpenAsync(
            OneMilestone,
            [
                .. runs.Select(run => Acts.When(
                    new("worker", Told: [run]),
                    Acts.Turns(Acts.Shell($"add app/words.txt {run[4..].ToLowerInvariant()}"), Acts.Shell("break")))),
            ]);
        trial.Shop.Rooms.With("break", (_, _) => throw new WorldException("The room is gone. Look at the disk."));
        return trial;
    }

    /// <summary>Some streams end after their first words.</summary>
    private sealed class CutModel(IChatClient inner, Func<bool> isCut) : DelegatingChatClient(inner)
    {
        public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
            {
                yield return update;
                if (isCut()) throw new ModelException(FailureKind.Unavailable, "cut off");
            }
        }
    }
}
