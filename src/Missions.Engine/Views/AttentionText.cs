using System.Globalization;
using Missions.Core;

namespace Missions.Engine.Views;

/// <summary>What a mission asked of the person it works for (P13), in a line of its debrief.</summary>
internal static class AttentionText
{
    public static string Line(Mission mission, DateTimeOffset now)
    {
        var asked = AttentionView.Of(mission, now);
        var each = asked.PerProvenAssertion is { } minutes ? $", {Number(minutes)} for each proven assertion" : "";
        return $"Your attention: it rested until your word {Words.Several(asked.Interruptions, "time")} "
            + $"({asked.AfterApproval} after the approval), {Number(asked.Minutes)} minutes in all{each}.";
    }

    private static string Number(double minutes) => minutes.ToString("0.##", CultureInfo.InvariantCulture);
}
