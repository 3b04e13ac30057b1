using Missions.Engine.Proofs;

namespace Missions.Tests.Engine;

/// <summary>Which tests a file declares, and which of them a report names.</summary>
public class TestFilesTests
{
    [Theory]
    [InlineData("#if NEVER", "#endif", false)]
    [InlineData("#if false", "#endif", false)]
    [InlineData("  #if SLOW && NEVER", "#endif", false)]
    [InlineData("#if NEVER", "#else\n#endif", false)]
    [InlineData("#if NEVER\n#else", "#endif", true)]
    [InlineData("#if NET8_0_OR_GREATER", "#endif", true)]
    [InlineData("#if DEBUG || SLOW", "#endif", true)]
    [InlineData("#if !NEVER", "#endif", true)]
    public void A_test_behind_a_word_that_nobody_defines_is_none(string before, string after, bool isOne)
    {
        var text = $"{before}\n[Fact] public void Adds() {{ }}\n{after}\n[Fact] public void Counts() {{ }}\n";

        Assert.Equal(isOne ? ["Adds", "Counts"] : ["Counts"], TestFiles.Declared("tests/NotesTests.cs", text));
    }

    [Theory]
    [InlineData("adds", "adds", true)]
    [InlineData("notes > adds", "adds", true)]
    [InlineData("Notes.NotesTests > Row(n: 1)", "Row", true)]
    [InlineData("Notes.NotesTests > Row (1)", "Row", true)]
    [InlineData("test_rows > test_row[1]", "test_row", true)]
    [InlineData("test_quotes (test_export.Export.test_quotes)", "test_quotes", true)]
    [InlineData("tests/test_rows.py::test_row", "test_row", true)]
    [InlineData("adds > counts", "adds", false)]
    [InlineData("notes > adds more", "adds", false)]
    public void A_report_puts_its_place_before_a_name_and_its_row_behind(string reported, string declared, bool isIt) =>
        Assert.Equal(isIt, TestFiles.IsNamed(reported, declared));
}
