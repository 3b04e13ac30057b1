using Missions.Engine;
using Missions.Engine.Settings;
using Missions.Simulation.World;

namespace Missions.Tests.Engine;

/// <summary>What is said about settings that make no sense, so that whoever wrote them can put them right.</summary>
public class SettingsFileTests
{
    private const string Path = "/home/me/.missions/settings.json";

    [Fact]
    public async Task None_at_all_are_fine() => Assert.Equal(new(), await SettingsFile.ReadAsync(new MemoryFiles(new()), Path, default));

    [Fact]
    public async Task Comments_and_trailing_commas_are_fine()
    {
        var settings = await ReadAsync("""{ /* mine */ "fanOut": 3, "limits": { "drafts": 2, }, }""");

        Assert.Equal((3, 2), (settings.FanOut, settings.Limits?.Drafts));
    }

    [Theory]
    [InlineData("{ \"fanout\": 3 }", "line 1, column 3, at $.fanout", "'fanout' is unknown. Did you mean fanOut?")]
    [InlineData("{\n  \"fanOut\": 3,\n  \"colour\": \"red\"\n}", "line 3, column 3, at $.colour", "'colour' is unknown. Known here: providers, agents, seats")]
    [InlineData("{\n  \"seats\": { \"worker\": { \"modle\": \"x\" } }\n}", "line 2, column 26, at $.seats.worker.modle", "'modle' is unknown. Did you mean model?")]
    [InlineData("{ \"fanOut\": \"many\" }", "line 1, column 13, at $.fanOut", "It must be a whole number, such as 3.")]
    [InlineData("{ \"commits\": { \"signOff\": \"yes\" } }", "line 1, column 27, at $.commits.signOff", "It must be true or false.")]
    [InlineData("{ \"sync\": \"now\" }", "line 1, column 11, at $.sync", "It must be one of \"ask\", \"boundary\".")]
    [InlineData("{ \"again\": \"sometimes\" }", "line 1, column 12, at $.again", "It must be one of \"touched\", \"everything\".")]
    [InlineData("{ \"rehearsal\": { \"minutes\": -3 } }", "line 1, column 29, at $.rehearsal.minutes", "It is a number from 0, not -3.")]
    [InlineData("{ \"fanOut\": 0 }", "line 1, column 13, at $.fanOut", "It is a number from 1, not 0.")]
    [InlineData("{ \"limits\": [] }", "line 1, column 13, at $.limits", "this is no setting")]
    [InlineData("{ \"fanOut\": 3", "line 1", "this is no setting")]
    [InlineData("", "line 1", "this is no setting")]
    public async Task A_mistake_is_named_with_its_place(string text, string place, string what)
    {
        var wrong = await Assert.ThrowsAsync<MissionException>(() => ReadAsync(text));

        Assert.StartsWith($"{Path}, {place}", wrong.Message, StringComparison.Ordinal);
        Assert.Contains(what, wrong.Message, StringComparison.Ordinal);
        Assert.EndsWith("Mend it and try again; nothing was changed.", wrong.Message, StringComparison.Ordinal);
        foreach (var word in (string[])["System.", "Missions.Engine", "Nullable", ".NET", "BytePosition"])
            Assert.DoesNotContain(word, wrong.Message, StringComparison.Ordinal);
    }

    private static async Task<UserSettings> ReadAsync(string text)
    {
        var folders = new SimulatedFolders();
        folders.Write(Path, System.Text.Encoding.UTF8.GetBytes(text));
        return await SettingsFile.ReadAsync(new MemoryFiles(folders), Path, default);
    }
}
