using Missions.Core;
using Missions.Engine;

namespace Missions.Control.Verbs;

/// <summary>Reads ids as people type them.</summary>
internal static class Ids
{
    /// <exception cref="UsedWrongly">It does not have the id's form.</exception>
    public static T Read<T>(string typed, string what) where T : struct, IId<T>
    {
        try
        {
            return T.Parse(typed.ToUpperInvariant());
        }
        catch (FormatException)
        {
            throw new UsedWrongly($"'{typed}' does not name {what}.");
        }
    }
}
