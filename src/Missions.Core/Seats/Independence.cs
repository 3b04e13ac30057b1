using Missions.Core.Runs;

namespace Missions.Core.Seats;

/// <summary>Whether who judges is somebody else than who built: two of one provider share their blind spots.</summary>
public static class Independence
{
    // A script sees nothing, so it is blind to nothing.
    private const string Scripted = "scripted";

    /// <summary>Those whose word counts as a verdict.</summary>
    public static Seq<Role> Judges { get; } = [Role.Scrutineer, Role.Reviewer, Role.UserTester];

    /// <summary>What stands before the slash of a seat's name; an agent's name is its own.</summary>
    public static string Provider(string seat) => seat.Split('/')[0];

    public static bool AreOfOne(string seat, string other) => !IsScripted(seat) && Provider(seat) == Provider(other);

    public static bool IsScripted(string seat) => Provider(seat) is Scripted;

    /// <summary>The runs whose work this one judges although the same provider served in both.</summary>
    public static Seq<Run> SharedBy(Mission mission, Run judge) => !IsJudging(judge) ? [] :
    [
        .. mission.Handoffs
            .Where(one => one.Run.Number < judge.Id.Number && IsAbout(mission, judge, one.Feature))
            .Select(one => mission.Run(one.Run)).OfType<Run>()
            .Where(built => AreOfOne(built.Seat, judge.Seat)),
    ];

    public static bool IsJudging(Run run) => IsJudging(run.Purpose);

    public static bool IsJudging(Purpose purpose) =>
        purpose is Purpose.Scrutinize or Purpose.Review or Purpose.Use;

    /// <summary>Which roles share the workers' provider, as far as is known who sits there; a sentence each.</summary>
    public static Seq<string> Warnings(Mission mission) => mission.Sitting(Role.Worker) is not { } worker ? [] :
    [
        .. Judges
            .Select(role => (Role: role, Seat: mission.Sitting(role)))
            .Where(one => one.Seat is { } seat && AreOfOne(seat, worker))
            .GroupBy(one => one.Seat)
            .Select(seats => $"{seats.Key} is the "
                + string.Join(" and the ", seats.Select(one => AgentSeats.Name(one.Role)))
                + $", and {worker} builds: {Provider(worker)} judges its own work."),
    ];

    private static bool IsAbout(Mission mission, Run judge, FeatureId built) => judge.Feature is { } feature
        ? built == feature || built == mission.Plan?.Feature(feature)?.Follows
        : judge.Milestone is { } milestone && mission.Plan?.MilestoneOf(built)?.Id == milestone;
}
