using System.Net;

namespace Missions.World.Terminals;

/// <summary>A screen as a page, for a browser to make a picture of.</summary>
public static class ScreenPage
{
    private const string Ink = "#d4d4d4";
    private const string Paper = "#1e1e1e";

    public static string Of(ScreenCells cells)
    {
        var lines = cells.Lines.Select(line => string.Concat(line.Select(Span)));
        return $$"""
            <!doctype html><meta charset="utf-8"><title>terminal</title>
            <style>body { margin: 0; background: {{Paper}}; }
            pre { display: inline-block; margin: 8px; min-width: {{cells.Columns}}ch; min-height: {{cells.Rows * 18}}px;
            color: {{Ink}}; font: 14px/18px "DejaVu Sans Mono", "Liberation Mono", monospace; }</style>
            <pre>{{string.Join('\n', lines)}}</pre>
            """;
    }

    private static string Span(Run run)
    {
        var text = WebUtility.HtmlEncode(run.Text);
        if (run.Look == Look.Plain) return text;

        var (ink, paper) = (run.Look.Ink ?? Ink, run.Look.Paper ?? Paper);
        if (run.Look.IsReversed) (ink, paper) = (paper, ink);
        var bold = run.Look.IsBold ? ";font-weight:bold" : "";
        var dim = run.Look.IsDim ? ";opacity:.6" : "";
        var line = run.Look.IsUnderlined ? ";text-decoration:underline" : "";
        return $"<span style=\"color:{ink};background:{paper}{bold}{dim}{line}\">{text}</span>";
    }
}
