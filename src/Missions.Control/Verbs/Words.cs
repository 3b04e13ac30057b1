using System.CommandLine;
using Missions.Control.Wiring;

namespace Missions.Control.Verbs;

/// <summary>The options and arguments that several verbs share.</summary>
internal static class Words
{
    public static Argument<string?> Mission() => new("MISSION")
    {
        Description = "A mission's id, or the beginning of it; may be left out where one is meant.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Option<bool> Json() => new("--json") { Description = "Print exactly one JSON object." };

    public static Option<string> Because(string what) =>
        new("--because") { Description = $"Why {what}.", HelpName = "TEXT", Required = true };

    public static Option<bool> Yes(string what) => new("--yes") { Description = what };

    public static Option<string?> Stream() =>
        new("--stream") { Description = "`json`: print every event as a line of JSON." };

    public static Option<bool> NoInput() =>
        new("--no-input") { Description = "Never ask; stop where only you can go on." };

    /// <summary>A verb that does something; what goes wrong becomes a sentence and an exit code in one place.</summary>
    public static Command Does(this Command command, Cli cli, Func<ParseResult, CancellationToken, Task<int>> act)
    {
        command.SetAction((typed, ct) =>
            Guard.RunAsync(cli, typed.Tokens.Any(token => token.Value == "--json"), () => act(typed, ct), ct));
        return command;
    }
}
