using Missions.Core;
using Missions.Core.Plans;

namespace Missions.Engine.Views;

/// <summary>Each article of the constitution with what holds the mission to it.</summary>
internal static class ConstitutionText
{
    public static Seq<string> Lines(Mission mission) =>
        [.. (mission.Constitution?.Articles ?? []).Select(article => Line(mission, article))];

    public static string Line(Mission mission, Article article) =>
        $"Article {article.Number}, {article.Title}: {Holds(mission, article)}";

    private static string Holds(Mission mission, Article article) => article.Proof switch
    {
        null => "no program proves it; reviewers are told it.",
        _ when mission.NotYet.FirstOrDefault(one => one.Article == article) is { } notYet =>
            $"NOT TRUE OF THE BASE, so it guards nothing here. {notYet.Because}",
        var proof => $"{article.Id} guards every milestone by `{proof.Run}`.",
    };
}
