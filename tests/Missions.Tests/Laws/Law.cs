using Missions.Core;

namespace Missions.Tests.Laws;

/// <summary>Holds a law against every pace of every walk, and names the first that breaks it.</summary>
internal static class Law
{
    public static void Holds(Func<Pace, bool> law)
    {
        if (Walk.All.SelectMany(walk => walk.Paces).FirstOrDefault(pace => !law(pace)) is { } broken)
            Assert.Fail($"{broken} What comes next: {Navigator.Next(broken.After)}");
    }

    /// <summary>Of each fact of a kind, as it happens.</summary>
    public static void Of<T>(Func<Pace, T, bool> law) where T : MissionEvent =>
        Holds(pace => pace.Facts<T>().All(happened => law(pace, happened)));
}
