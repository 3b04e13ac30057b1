using System.Globalization;
using Missions.Core;
using Missions.Core.Runs;

namespace Missions.Engine.Views;

/// <summary>A forecast for people.</summary>
public static class ForecastText
{
    /// <summary>At the price that this mission has paid so far for each token; without one it is in tokens alone.</summary>
    public static Forecast? Of(Mission mission, Experience experience)
    {
        var spent = mission.Spend;
        var isPriced = spent is { IsUnpriced: false, Tokens: > 0, Usd: > 0 };
        return Forecast.Of(mission, experience, isPriced ? spent.Usd / spent.Tokens : null);
    }

    public static string Line(Forecast forecast) =>
        $"P50 {Amounts(forecast, range => range.P50)}, P90 {Amounts(forecast, range => range.P90)} in all";

    private static string Amounts(Forecast forecast, Func<Core.Runs.Range, double> point)
    {
        var dollars = forecast.Usd is { } usd ? $"${point(usd).ToString("0.00", CultureInfo.InvariantCulture)}, " : "";
        var millions = (point(forecast.Tokens) / 1e6).ToString("0.0", CultureInfo.InvariantCulture);
        return $"{dollars}{millions} M tokens, {point(forecast.Hours).ToString("0.0", CultureInfo.InvariantCulture)} h";
    }
}
