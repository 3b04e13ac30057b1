using System.CommandLine;
using Missions.Control.Wiring;
using Missions.Engine;

namespace Missions.Control.Verbs;

/// <summary>
/// The words behind a verb that needs some: a mission first, where it is not left out, then what is needed.
/// </summary>
/// <param name="needed">Such as <c>QUESTION TEXT</c>.</param>
internal sealed class Behind(string needed, string description)
{
    private readonly int _count = needed.Split(' ').Length;

    public Argument<string[]> Argument { get; } = new($"[MISSION] {needed}")
    {
        Description = $"{description} The mission may be left out where one is meant.",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <exception cref="UsedWrongly">There are too few or too many.</exception>
    public async Task<(MissionHome Home, string[] Words)> OfAsync(Cli cli, ParseResult typed, CancellationToken ct)
    {
        var words = typed.GetValue(Argument) ?? [];
        if (words.Length != _count && words.Length != _count + 1)
            throw new UsedWrongly(
                $"`mission {typed.CommandResult.Command.Name} [MISSION] {needed}` takes {_count} or {_count + 1} "
                + $"words, not {words.Length}. Put text of several words in quotes.");

        var mission = words.Length > _count ? words[0] : null;
        if (mission is not null && !Fits(cli, mission) && Fits(cli, words[^1]))
            throw new UsedWrongly($"The mission comes first: `mission {typed.CommandResult.Command.Name} {words[^1]} "
                + $"{string.Join(' ', words[..^1].Select(Quoted))}`.");

        return (await cli.Missions.FindAsync(mission, ct), words[^_count..]);
    }

    private static bool Fits(Cli cli, string prefix) =>
        prefix is not "" && cli.Missions.Ids.Any(id => id.StartsWith(prefix, StringComparison.Ordinal));

    private static string Quoted(string word) => word.Contains(' ') ? $"\"{word}\"" : word;
}
