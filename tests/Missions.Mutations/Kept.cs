using Missions.Core;

namespace Missions.Mutations;

/// <summary>All that Stryker itself asks: it makes the mutants, and <see cref="Program"/> tries them.</summary>
public class Kept
{
    /// <summary>Stryker puts Core back as it was once it ends.</summary>
    [Fact]
    public void What_Stryker_compiled_is_kept()
    {
        if (Environment.GetEnvironmentVariable("MUTATED_CORE") is not { } path) return;
        File.Copy(typeof(Mission).Assembly.Location, path, overwrite: true);
    }
}
