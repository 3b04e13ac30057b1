using System.Globalization;

namespace Missions.Simulation.Models;

/// <summary>Finds halves of surrogate pairs in JSON, which providers refuse for ever.</summary>
internal static class Surrogates
{
    public static void Check(string json)
    {
        for (var at = 0; at < json.Length; at++)
        {
            if (json[at] is not '\\') continue;
            if (json[at + 1] is not 'u')
            {
                at++;
                continue;
            }
            var unit = Unit(json, at);
            if (unit is '\0') throw WireRefusal.Invalid("The request body holds a NUL character.");
            if (!char.IsSurrogate(unit)) continue;
            var isPair = char.IsHighSurrogate(unit) && at + 11 < json.Length && json[at + 6] is '\\' && json[at + 7] is 'u'
                && char.IsLowSurrogate(Unit(json, at + 6));
            if (!isPair) throw WireRefusal.Invalid($"The request body is not valid JSON: no low surrogate in string (char {at})");
            at += 11;
        }
    }

    private static char Unit(string json, int at) =>
        (char)ushort.Parse(json.AsSpan(at + 2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
