namespace Missions.Engine.Reports;

/// <summary>The frame of a page that fetches nothing and runs nothing.</summary>
internal static class Page
{
    // Nothing is fetched and nothing runs, whatever is shown contains.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    public static string Of(string title, Markup body) => Markup.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="{Policy}">
        <title>{title}</title>
        <style>
        {new Markup(Style.Text)}
        </style>
        </head>
        <body>
        {body}
        </body>
        </html>

        """).Html;
}
