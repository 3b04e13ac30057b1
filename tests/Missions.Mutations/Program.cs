using System.Diagnostics;
using System.Reflection;
using Missions.Core;

namespace Missions.Mutations;

/// <summary>
/// Asks the tests about each mutant whose number is an argument, or about Core as it stands where none is. A line for
/// each says what became of it; one that does not end ends the program, and whoever started it goes on with the next.
/// </summary>
public static class Program
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public static int Main(string[] mutants)
    {
        var tests = new AllTests();
        var watch = Stopwatch.StartNew();
        var failure = tests.FirstFailure();
        Console.WriteLine($"0 {failure ?? "none"}: {tests.Count} tests in {watch.ElapsedMilliseconds} ms");
        if (failure is not null) return 1;

        foreach (var mutant in mutants) Try(tests, mutant);
        return 0;
    }

    private static void Try(AllTests tests, string mutant)
    {
        using var alarm = new Timer(_ => GiveUp(mutant), null, Longest, Timeout.InfiniteTimeSpan);
        Active.SetValue(null, int.Parse(mutant, System.Globalization.CultureInfo.InvariantCulture));
        Console.WriteLine(tests.FirstFailure() is { } failure ? $"{mutant} Killed {failure}" : $"{mutant} Survived");
    }

    private static void GiveUp(string mutant)
    {
        Console.WriteLine($"{mutant} Timeout");
        Environment.Exit(3);
    }

    private static FieldInfo Active { get; } = typeof(Mission).Assembly.GetTypes()
        .Single(type => type.Name == "MutantControl")
        .GetField("ActiveMutant", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
}
