using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Missions.Agents.Tools;

namespace Missions.Control.Wiring;

/// <summary>Acts on what was typed. Words that nobody knows are answered with the likely one.</summary>
internal static class Typed
{
    /// <summary>Long enough for a runner to end its rooms and close its logs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(Cli cli, RootCommand root, IReadOnlyList<string> words)
    {
        if (words.FirstOrDefault() is "help") words = [.. words.Skip(1), "--help"]; // Typed before one knows better.
        // What begins with @ is a name that somebody mentions, never a file to take more words from.
        var parsed = root.Parse(words, new() { ResponseFileTokenReplacer = null });
        if (words is [])
        {
            await root.Parse(["--help"]).InvokeAsync(new() { Output = cli.Error }, CancellationToken.None);
            return Exit.UsedWrongly;
        }
        if (parsed.Action is ParseErrorAction || Stray(parsed) is not null)
            return await Guard.SayAsync(cli, Sentence(root, parsed), Exit.UsedWrongly, words.Contains("--json"));

        return await parsed.InvokeAsync(
            new()
            {
                Output = cli.Out,
                Error = cli.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = Patience,
            },
            CancellationToken.None);
    }

    private static string Sentence(RootCommand root, ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var name = command == root ? "mission" : $"mission {command.Name}";
        var unknown = Stray(parsed) is { } stray ? [stray] : parsed.UnmatchedTokens;
        return unknown switch
        {
            [['-', ..] option, ..] => $"`{name}` has no option {option}."
                + $"{Likely.Hint(option, [.. command.Options.Select(one => one.Name), "--help"])} `{name} --help` "
                + $"names them.",
            [var verb, ..] when command.Subcommands.Count > 0 => $"`{name}` has no verb '{verb}'."
                + $"{Likely.Hint(verb, [.. command.Subcommands.Select(one => one.Name)])} `{name} --help` names them.",
            [var word, ..] => $"`{name}` does not know what to do with '{word}'. Put text of several words in quotes; "
                + $"`{name} --help` says what may follow.",
            _ => $"{parsed.Errors[0].Message} `{name} --help` says how it is used.",
        };
    }

    /// <summary>An option that does not exist, taken for a word. Behind <c>--</c> everything is a word.</summary>
    private static string? Stray(ParseResult parsed) => parsed.Tokens
        .TakeWhile(token => token.Type is not TokenType.DoubleDash)
        .Where(token => token.Type is TokenType.Argument)
        .Select(token => token.Value)
        .FirstOrDefault(word => word is ['-', '-', _, ..] && !word.Contains(' '));
}
