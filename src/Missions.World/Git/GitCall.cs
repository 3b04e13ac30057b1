using System.Text;

namespace Missions.World.Git;

/// <summary>One run of git, besides what all runs have in common.</summary>
internal sealed record GitCall(params IReadOnlyList<string> Arguments)
{
    public ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>Settings of this call alone, over everything that a repository says.</summary>
    public IReadOnlyList<(string Name, string Value)> Settings { get; init; } = [];

    public IReadOnlyList<(string Name, string Value)> Environment { get; init; } = [];

    /// <summary>How many bytes of output are wanted; git is ended when it goes on after that.</summary>
    public int Most { get; init; } = int.MaxValue;

    /// <summary>Whether the user's own settings count. Only for questions that run nothing.</summary>
    public bool AsTheUser { get; init; }
}

internal sealed record GitAnswer(int ExitCode, byte[] Output, string Errors)
{
    public bool IsYes => ExitCode == 0;
    public string Text => Encoding.UTF8.GetString(Output);
    public string Line => Text.TrimEnd('\n');

    /// <summary>The items of an answer that was asked for with -z.</summary>
    public IReadOnlyList<string> Items => Text.Split('\0', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>
    /// The same with a character for each byte, so that paths that are not UTF-8 go back to git as they came.
    /// </summary>
    public IReadOnlyList<string> RawItems =>
        Encoding.Latin1.GetString(Output).Split('\0', StringSplitOptions.RemoveEmptyEntries);
}
