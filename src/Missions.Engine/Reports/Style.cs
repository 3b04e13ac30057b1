namespace Missions.Engine.Reports;

/// <summary>How a report looks, on a screen, in the dark and on paper.</summary>
internal static class Style
{
    public static string Text { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(Style).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
