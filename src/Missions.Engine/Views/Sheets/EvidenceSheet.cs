using System.Text.Json.Nodes;
using Missions.Core.Verdicts;

namespace Missions.Engine.Views.Sheets;

/// <summary>A piece of evidence: what was run, on what, and where its output lies.</summary>
internal static class EvidenceSheet
{
    public static Sheet Of(MissionHome home, Evidence evidence) =>
        new("evidence", evidence.Id.ToString(), evidence.Subject, new()
        {
            ["madeBy"] = Words.Of(evidence.Kind),
            ["holds"] = evidence.Holds,
            ["command"] = evidence.Subject,
            ["exitCode"] = evidence.ExitCode,
            ["commit"] = evidence.Commit,
            ["assertion"] = evidence.Assertion?.ToString(),
            ["check"] = evidence.Check,
            ["run"] = evidence.Run?.ToString(),
            ["milestone"] = evidence.Milestone?.ToString(),
            ["round"] = evidence.Round,
            ["proofHash"] = evidence.ProofHash,
            ["seat"] = evidence.Seat,
            ["sandbox"] = evidence.Sandbox,
            ["onHost"] = Listed.Of(evidence.OnHost),
            ["seconds"] = evidence.Seconds,
            ["note"] = evidence.Note,
            ["findings"] = Listed.Of(evidence.Findings),
            ["sha256"] = evidence.Output,
            ["bytes"] = evidence.OutputBytes,
            ["path"] = PathOf(home, evidence),
        });

    /// <summary>In a line of another sheet.</summary>
    public static JsonObject Line(MissionHome home, Evidence evidence) => new()
    {
        ["id"] = evidence.Id.ToString(),
        ["holds"] = evidence.Holds,
        ["command"] = evidence.Subject,
        ["exitCode"] = evidence.ExitCode,
        ["commit"] = evidence.Commit,
        ["path"] = PathOf(home, evidence),
    };

    /// <summary>Where its output is kept; null for a citation, whose text is its note.</summary>
    private static string? PathOf(MissionHome home, Evidence evidence) =>
        evidence.HasOutput ? Path.Combine(home.Blobs, evidence.Output) : null;
}
