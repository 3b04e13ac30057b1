namespace Missions.Agents.Models.Scripted;

/// <summary>Finds the place in a scenario by playing a conversation through from its start.</summary>
internal static class Script
{
    private const string Interrupted = "was interrupted";

    public static Scene? SceneFor(Scenario scenario, Conversation conversation) =>
        scenario.Scenes.FirstOrDefault(scene => Fits(scene.Match ?? new(), conversation));

    /// <summary>The place of the turn that comes next; past the last one where the script has run out.</summary>
    public static Place PlaceIn(Scene scene, Conversation conversation)
    {
        var (index, visited) = (0, new HashSet<int>());
        var used = new Dictionary<Reaction, int>(ReferenceEqualityComparer.Instance);

        foreach (var answers in conversation.Answers)
        {
            var isFirst = visited.Add(index);
            index = IsSpoilt(scene, index, isFirst) ? index : After(scene, index, answers, used);
        }

        return new(index, IsFirst: !visited.Contains(index));
    }

    private static bool Fits(Match match, Conversation conversation) =>
        Fits(match.Role, conversation.Assigned("role"))
        && Fits(match.Purpose, conversation.Assigned("purpose"))
        && Fits(match.Feature, conversation.Assigned("feature"))
        && Fits(match.Milestone, conversation.Assigned("milestone"))
        && Fits(match.Group, conversation.Assigned("group"))
        && Fits(match.Round?.ToString(), conversation.Assigned("round"))
        && (match.Told ?? []).All(text => conversation.Briefing.Contains(text, StringComparison.Ordinal));

    private static bool Fits(string? wanted, string? assigned) => wanted is null || wanted == assigned;

    // These faults leave nothing done, so the turn is played again, and then without them.
    private static bool IsSpoilt(Scene scene, int index, bool isFirst) =>
        isFirst && index < scene.Turns.Count && scene.Turns[index].Fault is Fault.Empty or Fault.MalformedArguments;

    private static int After(Scene scene, int index, IReadOnlyList<string> answers, Dictionary<Reaction, int> used)
    {
        foreach (var reaction in scene.Reactions ?? [])
        {
            var times = used.GetValueOrDefault(reaction);
            if (times >= reaction.Times || !Contain(answers, reaction.Contains)) continue;

            used[reaction] = times + 1;
            return scene.Turns.ToList().FindIndex(turn => turn.Label == reaction.Goto);
        }

        return Contain(answers, Interrupted) || index >= scene.Turns.Count ? index : index + 1;
    }

    private static bool Contain(IReadOnlyList<string> answers, string text) =>
        answers.Any(answer => answer.Contains(text, StringComparison.Ordinal));
}

/// <summary>A place in a scene, and whether the conversation has not been there before.</summary>
internal readonly record struct Place(int Index, bool IsFirst);
