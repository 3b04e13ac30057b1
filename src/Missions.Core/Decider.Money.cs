using Missions.Core.Runs;
using Missions.Core.Seats;
using static Missions.Core.Decision;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;

namespace Missions.Core;

/// <remarks>Standing still, and what may be used.</remarks>
public static partial class Decider
{
    private const string NoBudget = "A cap needs to be above zero: with less, nothing could ever be tried.";

    /// <summary>A run that cannot go on stays open; each try in vain is written down once.</summary>
    private static Decision Parks(Mission mission, Park park, DateTimeOffset at)
    {
        if (mission.Run(park.Run) is not { IsOpen: true } run) return Refuse($"{park.Run} is not open.");
        if (park.On is WaitsOn.Budget) return Refuse("A cap that is reached has a command of its own.");
        if (park is { On: WaitsOn.Provider, Wait: not { Ticks: > 0 } })
            return Refuse("Waiting for a provider needs a time when it is tried again.");

        var isKnown = run.WasParked && mission.Parking is { } now
            && (now.On is not WaitsOn.Provider || park.On is WaitsOn.Provider && now.Tries >= park.Try);
        return isKnown ? Accept() : Accept(new Parked(
            park.Reason,
            park is { On: WaitsOn.Provider, Wait: { } wait } ? at + wait : null,
            park.On,
            park.Run,
            park.Spend));
    }

    private static Decision Reaches(Mission mission, ReachBudget reach) => mission switch
    {
        _ when mission.Run(reach.Run) is not { IsOpen: true } => Refuse($"{reach.Run} is not open."),
        { Parking.On: WaitsOn.Budget or WaitsOn.Human } when mission.Run(reach.Run)!.WasParked => Accept(),
        _ => Accept(new BudgetReached(reach.Which, reach.Run, reach.Spend, reach.Cap)),
    };

    private static Decision Unparks(Mission mission, RunId? run) => mission switch
    {
        { Parking: not { On: WaitsOn.Provider } } => Accept(),
        _ when run is { } id && mission.Run(id) is not { IsOpen: true } => Refuse($"{id} is not open."),
        _ => Accept(new Unparked(run)),
    };

    private static Decision Takes(Mission mission, TakeSeat take) => mission.Run(take.Run) switch
    {
        not { IsOpen: true } => Refuse($"{take.Run} is not open."),
        { Seat: var seat } when seat == take.Seat => Refuse($"{seat} has the seat of {take.Run} already."),
        var run when NotIndependent(mission, run with { Seat = take.Seat }) is { } because => Refuse(because),
        _ => Accept(new SeatTaken(take.Run, take.Seat, take.Because, take.Credentials)),
    };

    private static Decision Changes(ChangeSeat change) => change switch
    {
        { Role: Seats.Role.Human or Seats.Role.Engine } =>
            Refuse($"The {AgentSeats.Name(change.Role)} has no seat to be given away."),
        { Seat: var seat } when string.IsNullOrWhiteSpace(seat) => Refuse("Say who takes the seat."),
        _ => Accept(new SeatChanged(change.Role, change.Seat, change.Effort)),
    };

    private static Decision Changes(Budget budget) => !IsPositive(budget)
        ? Refuse(NoBudget)
        : Accept(new BudgetChanged(
            budget.Mission.Usd,
            budget.Mission.Tokens,
            budget.Mission.Hours,
            budget.Mission.Runs,
            budget.Milestone,
            budget.Run));

    private static bool IsPositive(Budget budget) =>
        budget.Mission.IsPositive && budget.Milestone.IsPositive && budget.Run.IsPositive;
}
