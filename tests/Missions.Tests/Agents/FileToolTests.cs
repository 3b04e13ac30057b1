using System.Text.Json;
using Missions.Agents.Tools;
using Missions.Tests.Agents.Support;

namespace Missions.Tests.Agents;

/// <summary>What an agent is answered that reads and changes files.</summary>
public class FileToolTests
{
    private readonly FakeFolder _folder = new();

    private IReadOnlyList<Tool> Tools => [.. FileTools.Reading(_folder), .. FileTools.Writing(_folder)];

    [Fact]
    public async Task A_whole_file_is_read_as_it_is()
    {
        _folder["a.txt"] = "one\ntwo\n";
        Assert.Equal("one\ntwo\n", await Tools.TextAsync("read_file", """{ "path": "a.txt" }"""));
    }

    [Fact]
    public async Task Some_lines_are_read_with_a_note_of_what_they_are()
    {
        _folder["a.txt"] = "one\ntwo\nthree\nfour\n";

        Assert.Equal(
            "two\nthree\n[Lines 2 to 3 of 4. Go on with from=4.]",
            await Tools.TextAsync("read_file", """{ "path": "a.txt", "from": 2, "lines": 2 }"""));
        Assert.Equal(
            "Refused: there is no line 5; the last is 4.",
            await Tools.TextAsync("read_file", """{ "path": "a.txt", "from": 5 }"""));
    }

    [Fact]
    public async Task A_long_file_is_read_in_parts()
    {
        _folder["a.txt"] = string.Concat(Enumerable.Range(1, 20_000).Select(line => $"line {line}\n"));
        var text = await Tools.TextAsync("read_file", """{ "path": "a.txt" }""");

        Assert.InRange(text.Length, 50_000, 61_000);
        Assert.Contains("of 20000. Go on with from=", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Binary_and_missing_files_are_refused()
    {
        _folder.Files["a.bin"] = [1, 0, 2];
        _folder.Files["b.bin"] = [0xff, 0xfe];

        Assert.Equal("Refused: a.bin is not a text file.", await ReadAsync("a.bin"));
        Assert.Equal("Refused: b.bin is not a text file.", await ReadAsync("b.bin"));
        Assert.Equal("Refused: There is no file c.", await ReadAsync("c"));
    }

    [Fact]
    public async Task Files_and_lines_are_found()
    {
        _folder["a.cs"] = "class A;\nclass B;";
        _folder["b.md"] = "A class.";

        Assert.Equal("a.cs", await Tools.TextAsync("list_files", """{ "glob": "**.cs" }"""));
        Assert.Equal("No file matches.", await Tools.TextAsync("list_files", """{ "glob": "*.py" }"""));
        Assert.Equal("a.cs:2: class B;", await Tools.TextAsync("search_files", """{ "pattern": "class B" }"""));
        Assert.Equal("No line matches.", await Tools.TextAsync("search_files", """{ "pattern": "class C" }"""));
    }

    [Fact]
    public async Task Writing_answers_with_the_size()
    {
        Assert.Equal(
            "Wrote x/a.txt (3 bytes).",
            await Tools.TextAsync("write_file", """{ "path": "x/a.txt", "content": "é\n" }"""));
        Assert.Equal("é\n", _folder["x/a.txt"]);
        Assert.Equal(
            "Refused: ../a leads out of the workspace.",
            await Tools.TextAsync("write_file", """{ "path": "../a", "content": "" }"""));
    }

    [Theory]
    [InlineData("one two one", "two", "2", "one 2 one", "Edited a.")]
    [InlineData("one two", "three", "3", "one two", "Refused: old does not occur in a.")]
    [InlineData("one\none\none", "one", "1", "one\none\none", "Refused: old occurs 3 times in a, on lines 1, 2, 3.")]
    [InlineData("aaa", "aa", "b", "aaa", "Refused: old occurs 2 times")]
    [InlineData("one", "", "1", "one", "Refused: old is empty")]
    public async Task A_passage_is_replaced_where_it_occurs_once(
        string before, string old, string with, string after, string answer)
    {
        _folder["a"] = before;
        var arguments = Edit(old, with);

        Assert.StartsWith(answer, await Tools.TextAsync("edit_file", arguments), StringComparison.Ordinal);
        Assert.Equal(after, _folder["a"]);
    }

    [Fact]
    public async Task Lines_that_end_in_two_characters_keep_doing_so()
    {
        _folder["a"] = "one\r\ntwo\r\nthree\r\n";
        await Tools.CallAsync("edit_file", Edit("one\ntwo", "1\n2"));
        Assert.Equal("1\r\n2\r\nthree\r\n", _folder["a"]);
    }

    [Theory]
    [InlineData("a = 1;", "1", "2")]
    [InlineData("a = 1;", "a", "aa")]
    [InlineData("a = 1; // one", " // one", "")]
    public async Task An_edit_that_is_repeated_after_a_crash_is_done_once(string before, string old, string with)
    {
        var arguments = Edit(old, with);
        _folder["a"] = before;
        await Tools.CallAsync("edit_file", arguments);
        var once = _folder["a"];

        Assert.Equal(new("Edited a."), await Tools.CallAsync("edit_file", arguments, isRepeat: true));
        Assert.Equal(once, _folder["a"]);

        _folder["a"] = before;
        await Tools.CallAsync("edit_file", arguments, isRepeat: true);
        Assert.Equal(once, _folder["a"]);
    }

    [Theory]
    [InlineData("""{ "paht": "a" }""", "there is no argument paht. Did you mean path? It takes path (a text),")]
    [InlineData("""{ }""", "path is missing: a text. Relative to the workspace.")]
    [InlineData("""{ "path": 7 }""", "path must be a text; this is the number 7. Relative to")]
    [InlineData("""{ "path": "a", "from": 1.5 }""", "from must be a whole number; this is the number 1.5. The first")]
    [InlineData("""[]""", "the arguments must be an object with path (a text), from? (a whole number), lines? (a")]
    public async Task Arguments_that_do_not_fit_are_refused_by_name(string arguments, string because) =>
        Assert.StartsWith(
            $"Refused: {because}", await Tools.TextAsync("read_file", arguments), StringComparison.Ordinal);

    [Fact]
    public void The_schema_says_what_is_checked() => Assert.True(JsonElement.DeepEquals(
        JsonElement.Parse("""
            { "type": "object", "required": ["path", "content"],
              "properties": {
                "path": { "type": "string", "description": "Relative to the workspace." },
                "content": { "type": "string", "description": "The whole new content." } } }
            """),
        Tools.Single(tool => tool.Name == "write_file").Schema));

    private Task<string> ReadAsync(string path) =>
        Tools.TextAsync("read_file", JsonSerializer.Serialize(new { path }));

    private static string Edit(string old, string with) =>
        JsonSerializer.Serialize(new { path = "a", old, @new = with });
}
