using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Missions.Agents.Loop;

namespace Missions.Engine.Reports;

/// <summary>HTML. Whatever is put into it is text, and is shown as such, unless it is markup itself.</summary>
internal readonly record struct Markup(string Html)
{
    public static Markup None => new("");

    public static Markup Of(Fragment fragment) => new(fragment.ToString());

    public static Markup Of<T>(IEnumerable<T> items, Func<T, Markup> make) => new(string.Concat(items.Select(
        item => make(item).Html)));

    public override string ToString() => Html;
}

/// <summary>Puts a piece of HTML together out of literals and of values that are made harmless.</summary>
[InterpolatedStringHandler]
internal readonly ref struct Fragment(int literalLength, int formattedCount)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _html = new(literalLength + 16 * formattedCount);

    public void AppendLiteral(string html) => _html.Append(html);

    public void AppendFormatted(Markup markup) => _html.Append(markup.Html);

    public void AppendFormatted(object? value) =>
        _html.Append(Encoder.Encode(Clean.Text(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")));

    public override string ToString() => _html.ToString();
}
