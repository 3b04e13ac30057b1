using System.Globalization;

namespace Missions.Engine.Flows;

/// <summary>Tells whether a date or a time that somebody wrote is about now, or one that stays.</summary>
internal static class Moment
{
    private const int NearMinutes = 120;
    private const int DayMinutes = 24 * 60;

    private static readonly TimeSpan Near = TimeSpan.FromDays(2);
    private static readonly string[] DayFirst = ["d.M.yyyy", "d/M/yyyy", "M/d/yyyy", "M.d.yyyy"];

    /// <param name="now">With the offset of local time, as a program may write either.</param>
    public static bool IsAbout(string text, DateTimeOffset now)
    {
        if (text.All(char.IsAsciiDigit) && text.Length is 10 or 13) return IsNear(SinceEpoch(text), now);
        if (text.All(char.IsAsciiHexDigit) || Guid.TryParse(text, out _)) return false;
        if (TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var time))
            return IsNear(time, now.UtcDateTime) || IsNear(time, now.DateTime);

        return Dates(text) is var dates && (dates is [] || dates.Exists(date => IsNear(date, now)));
    }

    private static DateTimeOffset SinceEpoch(string digits) => digits.Length is 10
        ? DateTimeOffset.FromUnixTimeSeconds(long.Parse(digits, CultureInfo.InvariantCulture))
        : DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(digits, CultureInfo.InvariantCulture));

    private static List<DateTimeOffset> Dates(string text)
    {
        const DateTimeStyles Universal = DateTimeStyles.AssumeUniversal;
        var dates = new List<DateTimeOffset>();
        foreach (var format in DayFirst)
            if (DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, Universal, out var exact))
                dates.Add(exact);
        if (dates is [] && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Universal, out var date))
            dates.Add(date);
        return dates;
    }

    private static bool IsNear(DateTimeOffset date, DateTimeOffset now) => (date - now).Duration() < Near;

    private static bool IsNear(TimeOnly time, DateTime now)
    {
        var apart = Math.Abs((time.ToTimeSpan() - now.TimeOfDay).TotalMinutes);
        return Math.Min(apart, DayMinutes - apart) < NearMinutes;
    }
}
