namespace Missions.Core.Runs;

/// <summary>How runs went that worked by a skill.</summary>
/// <param name="Rounds">Validations, in all, of the milestones that they worked for.</param>
/// <param name="FollowUps">Features that mend what they built.</param>
/// <param name="Disputes">Claims of theirs that turned out false.</param>
/// <param name="Deviations">Where they did something else than the skill says.</param>
/// <param name="Lost">Those that ended without a report.</param>
/// <param name="Findings">What reviewers found in what they built, suggestions left out.</param>
public readonly record struct SkillTally(
    int Runs,
    int Rounds = 0,
    int FollowUps = 0,
    int Disputes = 0,
    int Deviations = 0,
    int Lost = 0,
    int Findings = 0)
{
    /// <summary>Rounds are of whole milestones, so they are shown and not counted here.</summary>
    public int Troubles => FollowUps + Disputes + Deviations + Lost + Findings;

    /// <summary>Troubles a run; 0 where nobody worked by it.</summary>
    public double Rate => Runs == 0 ? 0 : (double)Troubles / Runs;
}
