using Missions.Core.Plans;

namespace Missions.Tests.Core;

public class ConstitutionReaderTests
{
    private static Article[] Articles(string text)
    {
        var (constitution, problems) = ConstitutionReader.Read(text);
        Assert.Empty(problems);
        return [.. constitution.Articles];
    }

    private static string Problem(string text) => Assert.Single(ConstitutionReader.Read(text).Problems);

    [Fact]
    public void Headings_below_the_title_are_articles() => Assert.Equal(
        [new(1, "Prices are whole cents"), new(2, "Layers")],
        Articles("# Constitution\n\nWhy.\n\n## Prices are whole cents\n\nNo floats.\n\n## Layers\n\n### Why\n\nSo."));

    [Fact]
    public void An_article_keeps_the_number_that_it_has() => Assert.Equal(
        [new(4, "Prices"), new(5, "Layers"), new(9, "Names")],
        Articles("## Article 4: Prices\n## Layers\n## 9) Names\n"));

    [Fact]
    public void Where_there_are_no_headings_numbered_lines_are_articles() => Assert.Equal(
        [new(1, "Prices are whole cents."), new(2, "No network in tests.")],
        Articles("# What holds here\n\n1. Prices are whole cents.\n   1. Even discounts.\n2. No network in tests.\n"));

    [Fact]
    public void Numbered_top_headings_are_articles_below_a_title_of_their_kind() => Assert.Equal(
        [new(1, "Prices"), new(2, "Layers")], Articles("# Constitution\n# 1. Prices\n# 2. Layers\n"));

    [Fact]
    public void A_text_without_articles_is_only_a_text() => Assert.Empty(Articles("# Constitution\n\nBe kind.\n"));

    [Fact]
    public void A_proof_is_a_shell_line_in_a_block_of_that_name() => Assert.Equal(
        [new(1, "Layers", new("node scripts/layers.mjs"))],
        Articles("## Layers\n\n```proof\nnode scripts/layers.mjs\n```\n"));

    [Theory, InlineData("```Proof"), InlineData("``` PROOF"), InlineData("```proof\t"), InlineData("~~~\tproof\u00a0")]
    public void It_is_a_proof_in_any_case_and_behind_any_blank(string fence) => Assert.Equal(
        [new(1, "Layers", new("node layers.mjs", Files: [new("layers.mjs", "")]))],
        Articles($"## Layers\n\n{fence} with=layers.mjs\nnode layers.mjs\n{fence[..3]}\n"));

    [Theory, InlineData("```proofs"), InlineData("```{proof}"), InlineData("```sh proof"), InlineData("```proof:sh")]
    [InlineData("```Prove exit=1")]
    public void What_looks_like_a_proof_and_is_none_is_a_mistake(string fence) => Assert.Equal(
        $"line 2: '{fence}' looks like a proof and is none; write '```proof', with members after a blank, or call it "
            + "something else.",
        Problem($"## One\n{fence}\nx\n```\n"));

    [Fact]
    public void Other_blocks_may_be_called_as_they_like() =>
        Assert.Equal([new(1, "One")], Articles("## One\n```sh waterproof\nx\n```\n```improve\nx\n```\n"));

    [Fact]
    public void It_may_say_how_it_exits_how_long_it_takes_and_what_it_needs() => Assert.Equal(
        [new(1, "No floats", new(
            "grep -rn float src\necho", "app", 1, 30, [new("scripts/layers.mjs", "")]))],
        Articles("1. No floats\n\n   ~~~ proof exit=1 timeout=30 service=app with=scripts/layers.mjs\n"
            + "   grep -rn float src\n   echo\n   ~~~\n"));

    [Fact]
    public void What_stands_in_other_blocks_is_neither_article_nor_proof() => Assert.Equal(
        [new(1, "Layers")], Articles("## Layers\n\n````md\n## Not one\n```proof\nfalse\n```\n````\n"));

    [Fact]
    public void A_proof_belongs_to_an_article() =>
        Assert.Equal("line 3: this proof stands in no article.", Problem("# All\n\n```proof\nx\n```\n## One\n"));

    [Fact]
    public void An_article_has_one_proof() => Assert.Equal(
        "line 5: article 1 has a second proof; make two articles of it.",
        Problem("## One\n```proof\nx\n```\n```proof\ny\n```\n"));

    [Fact]
    public void A_proof_ends() => Assert.Equal(
        "line 2: the proof that begins here does not end.", Problem("## One\n```proof\nx\n"));

    [Fact]
    public void A_proof_runs_something() => Assert.Equal(
        "line 2: this proof runs nothing; write a shell line into it.", Problem("## One\n```proof\n```\n"));

    [Theory, InlineData("exit=200"), InlineData("timeout=soon"), InlineData("with=../key"), InlineData("quick")]
    public void An_unknown_word_is_a_mistake_and_not_a_wish(string word) => Assert.Equal(
        $"line 2: '{word}' says nothing to a proof; it may have exit=0 (to 125), timeout=1 (to 3600), service=NAME "
            + "and with=PATH of a file of the repository.",
        Problem($"## One\n```proof {word}\nx\n```\n"));

    [Fact]
    public void Two_articles_have_two_numbers() =>
        Assert.Equal("line 2: two articles have the number 1.", Problem("## 1. One\n## 1. Other\n"));
}
