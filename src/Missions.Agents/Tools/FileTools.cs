using Missions.World.Files;
using System.Text;
using System.Text.Unicode;

namespace Missions.Agents.Tools;

/// <summary>Reading, finding and changing the files of a workspace.</summary>
public static class FileTools
{
    private const int MostBytes = 4 * 1024 * 1024;
    private const int MostPaths = 500;
    private const int MostLines = 200;

    private static readonly Member Path = Member.Text("path", "Relative to the workspace.");

    public static IReadOnlyList<Tool> Reading(IFolder files) => [Read(files), List(files), Search(files)];

    public static IReadOnlyList<Tool> Writing(IFolder files) => [Write(files), Edit(files)];

    private static Tool Read(IFolder files) => new Shape(
        Path,
        Member.Number("from", "The first line that is wanted, from 1.").Optional,
        Member.Number("lines", "How many lines are wanted.").Optional).Tool(
        "read_file", "Reads a text file, or some lines of it.", Recovery.Repeat, Guarded(async (call, ct) =>
        {
            var path = call.Text("path");
            var text = await TextAsync(files, path, ct);
            return Excerpt.Of(text, call.NumberOrNull("from"), call.NumberOrNull("lines"));
        }));

    private static Tool List(IFolder files) => new Shape(
        Member.Text("glob", "Such as **/*.cs or src/*.")).Tool(
        "list_files", "Lists the files whose paths match a glob.", Recovery.Repeat, Guarded((call, _) =>
        {
            var found = files.List(call.Text("glob"), MostPaths);
            return Task.FromResult(Listed(found.Paths, found.IsCut, "No file matches."));
        }));

    private static Tool Search(IFolder files) => new Shape(
        Member.Text("pattern", "A regular expression, matched line by line."),
        Member.Text("glob", "Only in files whose paths match.").Optional).Tool(
        "search_files", "Finds lines in text files.", Recovery.Repeat, Guarded(async (call, ct) =>
        {
            var found = await files.SearchAsync(call.Text("pattern"), call.TextOrNull("glob"), MostLines, ct);
            return Listed([.. found.Lines.Select(Located)], found.IsCut, "No line matches.");
        }));

    private static Tool Write(IFolder files) => new Shape(
        Path, Member.Text("content", "The whole new content.")).Tool(
        "write_file", "Writes a whole file, new or not.", Recovery.Repeat, Guarded(async (call, ct) =>
        {
            var bytes = Encoding.UTF8.GetBytes(call.Text("content"));
            await files.WriteAsync(call.Text("path"), bytes, ct);
            return new($"Wrote {call.Text("path")} ({bytes.Length} bytes).");
        }));

    private static Tool Edit(IFolder files) => new Shape(
        Path,
        Member.Text("old", "The exact text to replace; it must occur exactly once."),
        Member.Text("new", "What takes its place.")).Tool(
        "edit_file", "Replaces one passage of a file.", Recovery.Repeat, Guarded(async (call, ct) =>
        {
            var path = call.Text("path");
            var text = await TextAsync(files, path, ct);
            var passage = new Passage(path, call.Text("old"), call.Text("new")).In(text);
            if (call.IsRepeat && passage.WasReplacedIn(text)) return new($"Edited {path}.");
            if (passage.Wrong(text) is { } wrong) return ToolAnswer.Refused(wrong);

            await files.WriteAsync(path, Encoding.UTF8.GetBytes(passage.ReplaceIn(text)), ct);
            return new($"Edited {path}.");
        }));

    private static Func<ToolCall, CancellationToken, Task<ToolAnswer>> Guarded(
        Func<ToolCall, CancellationToken, Task<ToolAnswer>> work) => async (call, ct) =>
    {
        try
        {
            return await work(call, ct);
        }
        catch (PathRefused refused)
        {
            return ToolAnswer.Refused(refused.Message);
        }
    };

    private static async Task<string> TextAsync(IFolder files, string path, CancellationToken ct)
    {
        var content = await files.ReadAsync(path, MostBytes, ct);
        if (content.IsCut) throw new PathRefused($"{path} has {content.Length} bytes, which is too long; use shell.");

        var isText = Utf8.IsValid(content.Bytes.Span) && !content.Bytes.Span.Contains((byte)0);
        return isText
            ? Encoding.UTF8.GetString(content.Bytes.Span)
            : throw new PathRefused($"{path} is not a text file.");
    }

    private static ToolAnswer Listed(IReadOnlyList<string> lines, bool isCut, string none)
    {
        var note = isCut ? "\n[There is more; ask more narrowly.]" : "";
        return new(lines.Count == 0 ? none : string.Join('\n', lines) + note);
    }

    private static string Located(FoundLine line) => $"{line.Path}:{line.Number}: {line.Text}";
}
