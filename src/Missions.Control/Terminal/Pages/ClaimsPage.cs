namespace Missions.Control.Terminal.Pages;

/// <summary>The contract: every assertion with its state.</summary>
internal static class ClaimsPage
{
    public static Page Of(MissionSeen mission)
    {
        var claims = mission.Dashboard.Assertions;
        return new(
            $"The contract: {claims.Proven} proven, {claims.Refuted} refuted, {claims.Blocked} blocked, "
                + $"{claims.Pending} to prove, {claims.Waived} waived",
            claims.Items is [] ? [new("There is no contract yet.")] : [.. claims.Items.Select(one => new Row(
                $"{Mark(one.Truth)} {one.Id,-14} {one.Truth,-8} {one.Proof,-8} {one.Owner ?? "whole",-8} {one.Claim}",
                one.Id,
                one.Truth switch
                {
                    "proven" => Look.Good,
                    "refuted" or "blocked" or "waived" => Look.Bad,
                    _ => Look.Plain,
                }))]);
    }

    private static string Mark(string truth) => truth switch
    {
        "proven" => "+",
        "refuted" => "X",
        "blocked" => "!",
        "waived" => "~",
        _ => ".",
    };
}
