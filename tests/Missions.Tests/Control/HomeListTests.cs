using Missions.Control.Wiring;
using Missions.Engine.Views;
using Missions.Tests.Core;

namespace Missions.Tests.Control;

/// <summary>All missions of a home are listed, whatever became of one.</summary>
public sealed class HomeListTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task One_that_cannot_be_read_is_listed_beside_the_others_until_it_can()
    {
        await _desk.TellAsync(Stories.Working, "work-1");
        var shut = await _desk.TellAsync(Stories.Working, "shut-1");
        var list = new HomeList(_desk.Machine);

        using (File.Open(shut.Journal, FileMode.Open, FileAccess.Read, FileShare.None))
            Assert.Equal(["shut-1 True", "work-1 False"], Told(await list.LookAsync(Desk.Never)));

        Assert.Equal(["shut-1 False", "work-1 False"], Told(await list.LookAsync(Desk.Never)));
    }

    private static IEnumerable<string> Told(HomeView home) =>
        home.Groups.SelectMany(group => group.Missions).Select(one => $"{one.Mission} {one.State is "damaged"}")
            .Order();
}
