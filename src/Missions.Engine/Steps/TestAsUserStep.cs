using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Engine.Proofs;
using Missions.Engine.Sessions;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Steps;

/// <summary>A user-tester who wrote none of it starts the application and uses it as a person would.</summary>
internal sealed class TestAsUserStep(Workshop shop)
{
    public async Task RunAsync(Run? resumed, CancellationToken ct)
    {
        var sessions = new AgentSessions(shop);
        if (await sessions.StartAsync(Role.UserTester, Purpose.Use, null, resumed, ct) is not { } run) return;

        await using var checkout = await new ProofRunner(shop).OpenAsync(run.Base!, ct);
        await sessions.RunAsync(run, checkout, new Dictionary<string, string>(), ct);
    }
}
