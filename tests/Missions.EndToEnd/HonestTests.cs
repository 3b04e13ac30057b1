using Missions.Simulation.Proving;
using Missions.Simulation.Proving.Honesty;

namespace Missions.EndToEnd;

/// <summary>A slice of <c>./prove honest</c>: the sample's past, and this project's own by its files.</summary>
public sealed class HonestTests
{
    [Fact]
    public async Task Honest_changes_of_the_sample_go_through_the_gates()
    {
        var proven = await Honest.RunAsync(new(IsFull: false, Seed: 7, IsJson: false) { Words = Words("commits", "2") }, default);

        Assert.True(proven is { Ok: true, Tried: 2 }, proven.Table);
    }

    [Fact]
    public async Task Honest_changes_of_this_project_trade_no_tests_away()
    {
        if (Project() is not { } project) return; // An export has no past.

        var words = new Dictionary<string, List<string>>
        {
            ["repo"] = [project],
            ["files"] = ["150"],
            ["test"] = ["./test"],
            ["lint"] = [".ci/run"],
        };
        var proven = await Honest.RunAsync(new(IsFull: false, Seed: 8, IsJson: false) { Words = words }, default);

        // Who builds the checks themselves changes them more often than others; docs/honest.md lists what is refused.
        Assert.True(proven.Tried > 0 && proven.Held >= 0.9 * proven.Tried, proven.Table);
    }

    private static Dictionary<string, List<string>> Words(string option, string value) => new() { [option] = [value] };

    private static string? Project()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (Path.Exists(Path.Combine(folder, ".git")) && File.Exists(Path.Combine(folder, "Missions.slnx"))) return folder;
        return null;
    }
}
