using System.Globalization;

namespace Missions.Control.Web.Plots;

/// <summary>Where things stand in a drawing of 640 by 240, with room for words at its edges.</summary>
/// <param name="From">The earliest time.</param>
/// <param name="To">The latest.</param>
/// <param name="Most">The largest figure; the smallest is 0.</param>
internal sealed record Scale(DateTimeOffset From, DateTimeOffset To, double Most)
{
    public const int Left = 48;
    public const int Right = 624;
    public const int Top = 16;
    public const int Bottom = 208;

    public string X(DateTimeOffset at) =>
        Of(To <= From ? Right : Left + (Right - Left) * ((at - From) / (To - From)));

    public string Y(double figure) => Of(Most <= 0 ? Bottom : Bottom - (Bottom - Top) * figure / Most);

    /// <summary>A line that stays until the next point, and then goes straight up or down.</summary>
    public string Steps<T>(IReadOnlyList<T> points, Func<T, DateTimeOffset> at, Func<T, double> figure)
    {
        if (points.Count == 0) return "";
        var path = $"M{X(at(points[0]))} {Y(figure(points[0]))}";
        return path + string.Concat(points.Skip(1).Select(point => $"H{X(at(point))}V{Y(figure(point))}"));
    }

    public static string Of(double place) => place.ToString("0.#", CultureInfo.InvariantCulture);
}
