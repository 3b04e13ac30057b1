using System.Text.RegularExpressions;
using Missions.Tests.Support;

namespace Missions.Tests.Docs;

/// <summary>What a reader is sent to is there.</summary>
public sealed partial class DocsTests
{
    private const string Table = "## To change X, open Y";

    public static TheoryData<string> Pages =>
    [
        "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "AGENTS.md", .. SourceTree.Files("docs", "*.md"),
    ];

    public static TheoryData<string> Decisions => [.. SourceTree.Files("docs/decisions", "*.md")];

    [Theory, MemberData(nameof(Pages))]
    public void A_link_leads_somewhere(string page) => Assert.All(
        Link().Matches(SourceTree.Text(page))
            .Select(link => link.Groups["to"].Value.Split('#')[0])
            .Where(to => to is not "" && !to.Contains("://", StringComparison.Ordinal)),
        to => AssertExists(Path.Combine(Path.GetDirectoryName(page)!, to)));

    [Fact]
    public void Every_file_that_one_is_told_to_open_exists()
    {
        var lines = SourceTree.Text("ARCHITECTURE.md").Split(Table)[1].Split('\n');
        var rows = lines.Where(line => line is ['|', ' ', ..]).Skip(1).ToList();

        Assert.InRange(rows.Count, 15, 40);
        Assert.All(rows, row => Assert.NotEmpty(Files(row)));
        Assert.All(rows.SelectMany(Files), AssertExists);
    }

    [Theory, MemberData(nameof(Decisions))]
    public void A_decision_is_short_and_has_its_three_parts(string page)
    {
        var lines = SourceTree.Text(page).TrimEnd().Split('\n');

        Assert.InRange(lines.Length, 1, 40);
        Assert.Equal(
            ["## Context", "## Decision", "## Consequences"],
            lines.Where(line => line is ['#', '#', ' ', ..]));
    }

    [Fact]
    public void The_README_says_how_often_it_was_tried_for_real_and_where()
    {
        var readme = SourceTree.Text("README.md");

        Assert.Contains("missions run with real models so far: ", readme);
        Assert.Contains("Linux first", readme);
    }

    private static void AssertExists(string path) =>
        Assert.True(Path.Exists(Path.Combine(SourceTree.Root, path)), $"There is no {path}.");

    private static IEnumerable<string> Files(string row) =>
        Quoted().Matches(row.Split('|')[2]).Select(quoted => quoted.Groups["file"].Value);

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("`(?<file>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();
}
