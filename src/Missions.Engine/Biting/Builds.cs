using Missions.Core.Plans;
using Missions.Engine.Proofs;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Biting;

/// <summary>Whether a checkout that something was done to still builds, as far as anybody can tell.</summary>
internal static class Builds
{
    /// <param name="checks">Of the plan; where they have no build, what the language is built with.</param>
    /// <param name="paths">The files that were changed and are still there.</param>
    public static async Task<bool> TryAsync(
        Checkout checkout, Checks? checks, IReadOnlyCollection<string> paths, CancellationToken ct)
    {
        List<string> builds =
        [
            .. (checks?.All ?? []).Where(one => one.Name is "build" or "typecheck").Select(one => one.Run),
        ];
        if (builds is []) builds = [.. paths.Select(Damage.Building).OfType<string>().Distinct()];
        builds.InsertRange(0, paths.Where(path => Damage.Reading(path) is not null)
            .Select(path => $"{Damage.Reading(path)} '{path.Replace("'", "'\\''")}'"));

        foreach (var build in builds)
            if ((await ProofRunner.CheckInAsync(checkout, new("build", build), ct)).ExitCode is not (0 or 127))
                return false;
        return true;
    }
}
