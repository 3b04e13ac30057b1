using Microsoft.Playwright;

namespace Missions.EndToEnd.Web;

/// <summary>Every page in a real browser, in any light and at any width, of a mission that saw everything.</summary>
[Collection(nameof(DemoMission))]
public sealed class PagesTests(DemoMission demo)
{
    private static readonly string[] Places =
    [
        "", "/since", "/since?hours=48", "/decisions", "/plan", "/contract", "/rounds", "/work", "/spend", "/seats",
        "/journal", "/journal/5", "/runs/R-0003", "/things/E-1", "/things/M-1", "/things/F-1?diff=true",
        "/things/A-KEEP-1",
    ];

    private const string Violations = """
        async () => (await axe.run()).violations
            .map(one => `${one.id} (${one.nodes.length}): ${one.nodes[0].target.join(' ')}`)
        """;

    [Fact]
    public async Task Every_page_can_be_read_by_everybody()
    {
        await using var served = await ServedHome.OpenAsync(demo.Copy());
        var wrong = new List<string>();
        foreach (var light in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            foreach (var width in (int[])[375, 1440])
                wrong.AddRange(await LookAsync(served, width, light));

        Assert.Empty(wrong);
    }

    private async Task<List<string>> LookAsync(ServedHome served, int width, ColorScheme light)
    {
        using var axe = new StreamReader(typeof(PagesTests).Assembly.GetManifestResourceStream("axe.min.js")!);
        var script = await axe.ReadToEndAsync();
        var (wrong, place) = (new List<string>(), "");
        var page = await served.PageAsync(width, light, text => wrong.Add($"{place} says {text}"));
        foreach (var address in Places.Select(one => $"/missions/{demo.Mission}{one}").Prepend("/"))
        {
            place = $"{address} at {width} in {light}";
            var answer = await page.GotoAsync(served.Url + address);
            if (answer!.Status != 200) wrong.Add($"{place} is {answer.Status}");
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") > 0)
                wrong.Add($"{place} is wider than the screen");
            await page.EvaluateAsync(script);
            wrong.AddRange((await page.EvaluateAsync<string[]>(Violations)).Select(one => $"{place}: {one}"));
        }
        await page.Context.CloseAsync();
        return wrong;
    }
}
