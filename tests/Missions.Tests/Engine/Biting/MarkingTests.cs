using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using Missions.Engine.Biting;
using Missions.Engine.Reviewing;
using Missions.Tests.Core;
using static Missions.Core.MissionCommand;
using static Missions.Tests.Core.Samples;

namespace Missions.Tests.Engine.Biting;

/// <summary>Each piece of a diff says what would notice its loss, and never more than was tried.</summary>
public sealed class MarkingTests
{
    private static readonly ChangedFile Code = new("src/notes.mjs", "", "export const find = word => all(word);\n");

    private static Mission Won => Stories.Won.State;

    private static Mission Recorded => Stories.Won.And(Actor.Engine, new RecordFlow(new(
        Narrows.Id, Narrows.ProofHash, Won.WonRound!.Commit, Won.Standing(Narrows.Id)!.Run!.Value, "script", 4, 2)))
        .State;

    private static TakenHunk Taken => new("src/notes.mjs", Code.Hunks[0].Line, 1, HunkFate.Unnoticed);

    private static MissionEvent.BiteMeasured Unnoticed => new(
        Narrowing.Id, Recorded.WorkOf(Narrowing.Id)!.Value.To, 1, 0,
        new(Recorded.BiteKey(Narrowing), [Search.Id], [], [Taken]));

    private static Feature Narrowing => Won.Plan!.OwnerOf(Narrows.Id)!;

    [Fact]
    public void A_flow_that_cannot_be_done_again_is_an_opinion() => Assert.Equal(Mark.Opinion, MarkIn(Won));

    [Fact]
    public void A_flow_that_is_replayed_is_named_and_it_is_said_that_it_was_not_tried()
    {
        var marked = Assert.Single(Marking.Of(Recorded, Narrowing, Code));

        Assert.Equal(Mark.Opinion, marked.Mark);
        Assert.Contains("not tried without it", marked.Because);
        Assert.Contains($"{Narrows.Id}", marked.Because);
    }

    [Fact]
    public void What_no_command_notices_is_unnoticed_although_a_flow_is_replayed()
    {
        var bitten = Recorded.After(new(Recorded.LastSeq + 1, Recorded.LastAt, Unnoticed));

        var marked = Assert.Single(Marking.Of(bitten, Narrowing, Code));
        Assert.Equal(Mark.Nothing, marked.Mark);
        Assert.Contains("every command passes without it", marked.Because);
    }

    [Fact]
    public void Words_for_people_are_no_code() =>
        Assert.Empty(Marking.Of(Won, Narrowing, new("README.md", "", "Notes.\n")));

    private static Mark MarkIn(Mission mission) => Assert.Single(Marking.Of(mission, Narrowing, Code)).Mark;
}
