using System.Text;
using Missions.Engine.Workspaces;

namespace Missions.Simulation.Proving.Attacks;

/// <summary>Takes a secret out of outputs as the engine does for rooms of services and proofs.</summary>
internal static class Hidden
{
    public static string Redact(string secret, string output) =>
        GivenSecrets.None.With([(".env", Encoding.UTF8.GetBytes($"KEY={secret}\n"))]).Redact(output);
}
