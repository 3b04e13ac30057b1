using System.Security.Cryptography;
using System.Text;

namespace Missions.Core.Verdicts;

/// <summary>What a milestone is sealed with. Whoever has the journal can work it out again.</summary>
public static class SealRules
{
    /// <summary>Over every assertion in scope with proof and standing, the round's evidence, and the commit.</summary>
    /// <param name="mission">As it stood when the milestone was sealed.</param>
    public static Seal Of(Mission mission, Round round)
    {
        var content = string.Join('\n', mission.Scope(round.Milestone)
            .Select(assertion => $"{assertion.Id} {assertion.ProofHash} {mission.Standing(assertion.Id)!.Truth}")
            .Concat(mission.EvidenceIn(round).Select(one => $"{one.Id} {one.Output}{OnHost(one)}{Seen(one)}"))
            .Append(round.Commit));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

        return new(round.Milestone, round.Commit, hash, [.. mission.EvidenceIn(round).Select(one => one.Id)]);
    }

    private static string Seen(Evidence evidence) => evidence.Picture is { } picture ? $" seen {picture}" : "";

    private static string OnHost(Evidence evidence) =>
        evidence.OnHost is [] ? "" : $" with {string.Join(", ", evidence.OnHost)} on the host";
}
