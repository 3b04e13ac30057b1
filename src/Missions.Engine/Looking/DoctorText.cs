using System.Text.Json.Nodes;
using Missions.Core.Verdicts;

namespace Missions.Engine.Looking;

/// <summary>What the doctor says: a line for each thing with its cure, then how far it carries and what would lift it.</summary>
public static class DoctorText
{
    public static IEnumerable<string> Lines(IEnumerable<Symptom> symptoms, Ground? ground)
    {
        foreach (var one in symptoms)
        {
            yield return $"{(one.IsWell ? "ok" : "--"),-3} {one.Name,-11} {one.Seen}";
            if (one.Cure is { } cure) yield return $"{"",-16}cure: {cure}";
        }
        yield return "";
        if (ground is null)
        {
            yield return "No readiness, from 1 to 5: there is no commit to look at.";
            yield break;
        }
        var level = ReadinessLevel.Of(ground);
        yield return $"Readiness {level} of 5: {ReadinessLevel.Means(level)}.";
        foreach (var rung in ReadinessLevel.Rungs(ground).Where(rung => !rung.IsReached))
        {
            yield return $"  {rung.Level}  {rung.Means}";
            yield return $"     {rung.Missing} {rung.Cure}";
        }
    }

    public static JsonObject Json(IReadOnlyList<Symptom> symptoms, Ground? ground)
    {
        var level = ground is null ? 0 : ReadinessLevel.Of(ground);
        return new()
        {
            ["ok"] = symptoms.All(one => one.IsWell || !one.IsNeeded),
            ["readiness"] = level,
            ["means"] = level == 0 ? "there is no commit to look at" : ReadinessLevel.Means(level),
            ["checks"] = new JsonArray([.. symptoms.Select(one => new JsonObject
            {
                ["name"] = one.Name,
                ["ok"] = one.IsWell,
                ["seen"] = one.Seen,
                ["cure"] = one.Cure,
            })]),
            ["levels"] = ground is null ? [] : new JsonArray([.. ReadinessLevel.Rungs(ground).Select(rung => new JsonObject
            {
                ["level"] = rung.Level,
                ["means"] = rung.Means,
                ["reached"] = rung.IsReached,
                ["missing"] = rung.Missing,
                ["cure"] = rung.Cure,
            })]),
        };
    }
}
