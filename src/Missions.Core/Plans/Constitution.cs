using System.Security.Cryptography;
using System.Text;

namespace Missions.Core.Plans;

/// <summary>What must always hold in a repository, as its humans wrote it down.</summary>
/// <param name="Text">The whole file, as it stands in the commit that a mission starts from.</param>
/// <remarks>Kept with the mission's opening: whatever becomes of the file, the mission is held to this.</remarks>
public sealed record Constitution(string Text, Seq<Article> Articles)
{
    /// <summary>Relative to the top of the repository.</summary>
    public const string Path = ".missions/constitution.md";

    private const string Prefix = "A-CONSTITUTION-";

    /// <summary>SHA-256 of its text.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <summary>Whether an assertion is called as those that the engine makes of articles.</summary>
    public static bool Names(AssertionId id) => id.Value.StartsWith(Prefix, StringComparison.Ordinal);

    internal static AssertionId Name(int article) => new($"{Prefix}{article}");
}

/// <summary>One thing that must always hold.</summary>
/// <param name="Number">Its own, or one more than that of the article before it.</param>
/// <param name="Proof">How a program shows it; null where only a reader can say.</param>
public sealed record Article(int Number, string Title, Proof.Command? Proof = null)
{
    public AssertionId Id => Constitution.Name(Number);

    /// <summary>The guard that holds every milestone to it; null where no program shows it.</summary>
    public Assertion? Guard => Proof is null ? null : new(
        Id,
        $"Article {Number} of the constitution holds: {Title}",
        "Its proof fails.",
        new(Expectation.Holds),
        Proof,
        Exposure: Exposure.Open);
}

/// <summary>An article whose proof does not hold on the base, so that nothing is held to it.</summary>
public sealed record ArticleNotYet(Article Article, string Because);
