using Missions.Engine;

namespace Missions.Control.Verbs;

/// <summary>How a verb tells what happens.</summary>
internal enum Telling
{
    Prose,
    Object,
    Lines,
}

internal static class TellingWords
{
    extension(Telling)
    {
        public static Telling Of(bool json, string? stream) => (json, stream) switch
        {
            (_, not (null or "json")) => throw new UsedWrongly($"--stream takes `json`, not `{stream}`."),
            (true, not null) =>
                throw new UsedWrongly("--json prints one object and --stream json many lines; choose one."),
            (true, _) => Telling.Object,
            (_, not null) => Telling.Lines,
            _ => Telling.Prose,
        };
    }
}
