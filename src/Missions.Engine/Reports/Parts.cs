namespace Missions.Engine.Reports;

/// <summary>What every section of a report is built of.</summary>
internal static class Parts
{
    private const int CommitLetters = 10;

    public static Markup Section(string id, string title, Markup body) => Markup.Of($"""
        <section id="{id}" aria-labelledby="{id}-title">
        <h2 id="{id}-title">{title}</h2>
        {body}
        </section>

        """);

    /// <summary>Nothing where there is nothing to list.</summary>
    public static Markup List(IReadOnlyList<Markup> items) => items.Count == 0
        ? Markup.None
        : Markup.Of($"<ul>{Markup.Of(items, item => Markup.Of($"<li>{item}</li>"))}</ul>");

    /// <summary>A line of a table that says what something is; nothing where that is unknown.</summary>
    public static Markup Fact(string name, object? value) => value is null or "" || value is Markup { Html: "" }
        ? Markup.None
        : Markup.Of($"<tr><th scope=\"row\">{name}</th><td>{Inner(value)}</td></tr>\n");

    public static Markup Facts(Markup lines) => Markup.Of($"<table class=\"facts\"><tbody>\n{lines}</tbody></table>\n");

    public static Markup Table(string caption, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<object?>> lines)
    {
        var body = Markup.Of(lines, line => Markup.Of(
            $"<tr>{Markup.Of(line, cell => Markup.Of($"<td>{Inner(cell)}</td>"))}</tr>\n"));
        return body.Html is "" ? Markup.None : Markup.Of($"""
            <table><caption>{caption}</caption>
            <thead><tr>{Markup.Of(heads, head => Markup.Of($"<th scope=\"col\">{head}</th>"))}</tr></thead>
            <tbody>
            {body}</tbody></table>

            """);
    }

    /// <summary>A word that says how something stands, never by its colour alone.</summary>
    public static Markup Badge(string word) => Markup.Of($"<span class=\"badge {word}\">{word}</span>");

    public static Markup Code(string? text) =>
        string.IsNullOrEmpty(text) ? Markup.None : Markup.Of($"<code>{text}</code>");

    public static Markup Commit(string? commit) => commit is null
        ? Markup.None
        : Markup.Of($"<code title=\"{commit}\">{commit[..Math.Min(CommitLetters, commit.Length)]}</code>");

    public static Markup Folded(string summary, Markup body) =>
        Markup.Of($"<details><summary>{summary}</summary>{body}</details>\n");

    private static Markup Inner(object? value) => value is Markup markup ? markup : Markup.Of($"{value}");
}
