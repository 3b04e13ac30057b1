using Missions.Core;
using Missions.Engine;
using Missions.Engine.Views;
using Missions.Engine.Views.Courses;

namespace Missions.Control.Terminal;

/// <summary>All that Mission Control knows at a moment, so that a screen follows from nothing else.</summary>
/// <param name="Root">The home of all missions.</param>
/// <param name="Home">Null until all were read once.</param>
/// <param name="Mission">The one that is looked at; null on the list of all.</param>
internal sealed record Seen(DateTimeOffset Now, string Root, HomeView? Home, MissionSeen? Mission);

/// <summary>One mission, with what the disk says besides its journal.</summary>
/// <param name="Journal">A line for each event that says something.</param>
/// <param name="Live">What the open runs do.</param>
/// <param name="Loaded">What was read from the disk for the thing that is looked at.</param>
internal sealed record MissionSeen(
    MissionHome Home,
    Mission State,
    Dashboard Dashboard,
    SinceView Since,
    ApprovalView? Approval,
    IReadOnlyList<Row> Journal,
    IReadOnlyList<LiveView> Live,
    Loaded? Loaded = null);

/// <summary>Text from the disk: a transcript, an output, a diff.</summary>
/// <param name="Thing">Such as <c>transcript:R-0007</c>.</param>
internal sealed record Loaded(string Thing, IReadOnlyList<Row> Rows);
