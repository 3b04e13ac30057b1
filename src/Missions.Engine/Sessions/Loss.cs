using System.Diagnostics;
using Missions.Agents;
using Missions.Core.Runs;

namespace Missions.Engine.Sessions;

/// <summary>Why a run ends without a report.</summary>
/// <param name="Reason">In a sentence, for people.</param>
public sealed record Loss(LossKind Kind, string Reason)
{
    internal static Loss Of(Outcome.Failed failed) => new(
        failed.Kind switch
        {
            FailureKind.NoEnding => LossKind.NoReport,
            FailureKind.NoProgress => LossKind.NoProgress,
            FailureKind.ContextFull => LossKind.Full,
            FailureKind.Rejected => LossKind.Rejected,
            var other => throw new UnreachableException($"No run is lost because of {other}."),
        },
        $"{failed.Kind}: {failed.Detail}");
}
