using Missions.Core.Seats;
using Missions.Engine.Views;
using Missions.Tests.Core;
using static Missions.Core.MissionCommand;
using static Missions.Tests.Core.RepositorySettingsTests;

namespace Missions.Tests.Engine;

/// <summary>What the human reads before saying yes.</summary>
public class ApprovalTextTests
{
    [Fact]
    public void The_approval_shows_what_came_from_where()
    {
        var mission = Planning.And(Role.Orchestrator, new ProposePlan(Samples.Notes)).State;
        var lines = ApprovalText.Lines(ApprovalView.Of(mission)!).ToList();

        Assert.Contains("From .missions/settings.json (7)", lines);
        Assert.Contains("  - checks.build `make`", lines);
        Assert.Contains("Otherwise than .missions/settings.json (3)", lines);
    }

    [Fact]
    public void The_approval_says_how_ready_the_base_is()
    {
        var view = ApprovalView.Of(Stories.Rehearsed.State)!;

        Assert.Equal(4, view.Readiness);
        Assert.Equal("5: Nobody says how people use the application. List web, http or terminal under `surfaces`.",
            Assert.Single(view.ReadinessSteps));
        Assert.Contains("Readiness 4 of 5: checks are green or fail always alike, and services start.",
            ApprovalText.Lines(view));
    }
}
