using Missions.Engine.Biting;

namespace Missions.Tests.Engine.Biting;

/// <summary>A change cut into pieces, each of which can be taken out again.</summary>
public sealed class HunksTests
{
    private const string Old = "one\ntwo\nthree\nfour\nfive\n";

    [Fact]
    public void Each_place_that_differs_is_a_piece_of_its_own()
    {
        var hunks = Hunks.Of("a.js", Old, "one\n2\nthree\nfour\n4.5\nfive\n");

        Assert.Equal([(2, 1, 1), (5, 1, 0)], hunks.Select(one => (one.Line, one.Now.Count, one.Before.Count)));
    }

    [Theory]
    [InlineData("one\n2\nthree\nfour\n4.5\nfive\n")]
    [InlineData("two\nthree\n")]
    [InlineData("zero\none\ntwo\nthree\nfour\nfive\nsix\n")]
    [InlineData("one\ntwo\nthree\nfour\nfive")]
    [InlineData("")]
    [InlineData(null)]
    public void Without_all_of_them_the_file_is_what_it_was(string? after) =>
        Assert.Equal(Old, Hunks.Without(Old, after, [.. Hunks.Of("a.js", Old, after)]));

    [Theory]
    [InlineData("one\ntwo\n")]
    [InlineData("one")]
    public void Without_all_of_a_new_file_there_is_none(string after) =>
        Assert.Null(Hunks.Without(null, after, [.. Hunks.Of("a.js", null, after)]));

    [Fact]
    public void One_is_taken_out_and_the_others_stay()
    {
        var after = "one\n2\nthree\nfour\n4.5\nfive\n";

        Assert.Equal(
            "one\ntwo\nthree\nfour\n4.5\nfive\n",
            Hunks.Without(Old, after, [Hunks.Of("a.js", Old, after)[0]]));
    }

    [Fact]
    public void A_long_new_file_is_one_piece_for_each_paragraph_at_its_margin()
    {
        string Function(string name) => $"function {name}() {{\n  const a = 1;\n\n  return a;\n}}\n";
        var text = $"{Function("one")}\n{Function("two")}\n{Function("three")}";
        var hunks = Hunks.Of("a.js", null, text);

        Assert.Equal(["function one() {", "function two() {", "function three() {"], hunks.Select(one => one.Now[0]));
        Assert.Equal($"{Function("one")}\n{Function("three")}", Hunks.Without(null, text, [hunks[1]]));
    }

    [Theory]
    [InlineData("// why", false)]
    [InlineData("  # why", false)]
    [InlineData("", false)]
    [InlineData("return 1; // why", true)]
    [InlineData("#[test]", true)]
    public void What_is_comment_or_blank_does_not_matter(string line, bool matters) =>
        Assert.Equal(matters, Hunks.Of("a.js", Old, $"{line}\n{Old}")[0].Matters);

    [Fact]
    public void The_sample_of_a_commit_is_always_the_same_and_of_code_where_there_is_some()
    {
        ChangedFile[] files =
        [
            new("README.md", null, "words\n"),
            new("src/a.js", Old, "one\n2\nthree\nfour\n4.5\nfive\n"),
        ];

        Assert.Equal(Sampled.Of(files, "c1"), Sampled.Of([.. files.Reverse()], "c1"));
        Assert.All(Sampled.Of(files, "c1"), hunk => Assert.Equal("src/a.js", hunk.Path));
        Assert.Equal("README.md", Assert.Single(Sampled.Of(files[..1], "c1")).Path);
    }
}
