using System.Reflection;
using Missions.Tests.Laws;

namespace Missions.Mutations;

/// <summary>All laws as one test, because the walks are taken once and only the first test to ask is seen to take them.</summary>
public class AllLaws
{
    [Fact]
    public void Hold()
    {
        foreach (var set in new object[] { new GateLaws(), new ShapeLaws() })
            foreach (var law in set.GetType().GetMethods().Where(one => one.IsDefined(typeof(FactAttribute))))
                law.Invoke(set, null);
    }
}
