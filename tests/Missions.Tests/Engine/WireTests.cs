using System.Text.Json;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Engine.Journals;

namespace Missions.Tests.Engine;

/// <summary>What is written in a journal is what is read from it.</summary>
public class WireTests
{
    private static readonly string[] Reserved = ["seq", "at", "prev", "hash"];

    public static TheoryData<Type> Events => [.. Nested<MissionEvent>()];
    public static TheoryData<Type> Proofs => [.. Nested<Proof>()];

    [Theory, MemberData(nameof(Events))]
    public void Every_event_comes_back_equal_with_every_member(Type type)
    {
        var written = (MissionEvent)Filled.Of(type) with { By = "R-0007", Via = "web", Command = "c-1" };

        Assert.Equal(written, Read(Line(written)));
    }

    [Theory, MemberData(nameof(Events))]
    public void Every_line_starts_with_its_event_and_leaves_the_logs_own_members_alone(Type type)
    {
        using var line = JsonDocument.Parse(Line((MissionEvent)Filled.Of(type)));
        var members = line.RootElement.EnumerateObject().Select(member => member.Name).ToList();

        Assert.Equal("event", members[0]);
        Assert.Equal(members.Distinct(), members);
        Assert.DoesNotContain(members, name => Reserved.Contains(name));
        Assert.DoesNotContain("more", members);
    }

    [Fact]
    public void No_two_events_have_the_same_name() =>
        Assert.Distinct(Nested<MissionEvent>().Select(type => Name((MissionEvent)Filled.Of(type))));

    [Theory, MemberData(nameof(Events))]
    public void A_name_is_the_words_of_its_type(Type type) => Assert.Equal(
        JsonNamingPolicy.KebabCaseLower.ConvertName(type.Name), Name((MissionEvent)Filled.Of(type)));

    [Theory, MemberData(nameof(Proofs))]
    public void Every_kind_of_proof_comes_back_equal(Type type)
    {
        var assertion = Filled.Of<Assertion>() with { Proof = (Proof)Filled.Of(type) };
        var written = new MissionEvent.PlanProposed(Story.OneMilestone with { Contract = [assertion] });

        Assert.Equal(written, Read(Line(written)));
    }

    [Fact]
    public void What_an_older_version_left_out_is_read_as_nothing()
    {
        var read = Read("""{"event":"feature-handed-off","run":"R-0001","feature":"F-1","handoff":{"outcome":"done","summary":"s","commitMessage":"c","procedure":{"followed":true}},"facts":{"base":"a","head":"b"}}""");

        Assert.Equal(
            new MissionEvent.FeatureHandedOff(new(1), new("F-1"), new(Missions.Core.Runs.HandoffOutcome.Done, "s", "c", new(true)), new("a", "b")),
            read);
    }

    [Fact]
    public void Members_of_a_newer_version_are_passed_over() =>
        Assert.Equal(new MissionEvent.Paused(), Read("""{"event":"paused","mood":"tired"}"""));

    [Fact]
    public void An_event_of_a_newer_version_is_refused() =>
        Assert.Throws<JsonException>(() => Read("""{"event":"mission-celebrated"}"""));

    private static IEnumerable<Type> Nested<T>() => typeof(T).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(T)));

    private static string Name(MissionEvent happened)
    {
        using var line = JsonDocument.Parse(Line(happened));
        return line.RootElement.GetProperty("event").GetString()!;
    }

    private static string Line(MissionEvent happened) => JsonSerializer.Serialize(happened, JournalJson.Default.MissionEvent);

    private static MissionEvent? Read(string line) => JsonSerializer.Deserialize(line, JournalJson.Default.MissionEvent);
}
