using System.Reflection;
using Missions.Tests.Laws;
using Xunit.Sdk;

namespace Missions.Mutations;

/// <summary>One test with its arguments.</summary>
internal sealed record Test(string Name, Action Run);

/// <summary>Every test of Core, the laws last, because they need walks that are taken anew for each mutant.</summary>
internal sealed class AllTests
{
    private readonly List<Test> _units = [.. Found(isLaw: false)], _laws = [.. Found(isLaw: true)];

    public int Count => _units.Count + _laws.Count;

    /// <summary>The first test that fails; null where none does.</summary>
    public string? FirstFailure() => FirstFailure(_units) ?? Walked() ?? FirstFailure(_laws);

    // What noticed one mutant often notices the next, so it is asked first.
    private static string? FirstFailure(List<Test> tests)
    {
        for (var place = 0; place < tests.Count; place++)
        {
            var test = tests[place];
            if (Thrown(test.Run) is null) continue;
            tests.RemoveAt(place);
            tests.Insert(0, test);
            return test.Name;
        }
        return null;
    }

    private static string? Walked() => Thrown(TakeWalks) is { } thrown ? $"the walks: {thrown.Message}" : null;

    /// <summary>Puts fresh walks in the place of those that were taken with another mutant.</summary>
    private static void TakeWalks()
    {
        var walks = (List<Walk>)Walk.All;
        for (var seed = 1; seed <= walks.Count; seed++)
            walks[seed - 1] = (Walk)Activator.CreateInstance(
                typeof(Walk), BindingFlags.Instance | BindingFlags.NonPublic, null, [seed], null)!;
    }

    private static Exception? Thrown(Action run)
    {
        try
        {
            run();
            return null;
        }
        catch (Exception thrown)
        {
            return thrown is TargetInvocationException { InnerException: { } inner } ? inner : thrown;
        }
    }

    private static IEnumerable<Test> Found(bool isLaw) =>
        from type in typeof(AllTests).Assembly.GetTypes()
        where type.Namespace?.StartsWith("Missions.Tests.", StringComparison.Ordinal) is true
            && type.Namespace is "Missions.Tests.Laws" == isLaw
        from method in type.GetMethods()
        where method.IsDefined(typeof(FactAttribute))
        from arguments in Arguments(method)
        select new Test($"{type.Name}.{method.Name}", () => method.Invoke(Activator.CreateInstance(type), arguments));

    private static IEnumerable<object?[]> Arguments(MethodInfo method) => method.IsDefined(typeof(TheoryAttribute))
        ? method.GetCustomAttributes<DataAttribute>()
            .SelectMany(data => data.GetData(method))
            .Select(given => Fitted(method, given))
        : [[]];

    /// <summary>As xunit does it: what is left out has its default, and an array at the end takes the rest.</summary>
    private static object?[] Fitted(MethodInfo method, object?[] given) =>
    [
        .. method.GetParameters().Select((parameter, place) =>
            parameter.IsDefined(typeof(ParamArrayAttribute)) ? Rest(parameter, given[place..])
            : place >= given.Length ? parameter.DefaultValue
            : given[place] is int whole && parameter.ParameterType == typeof(double) ? (double)whole
            : given[place]),
    ];

    private static object? Rest(ParameterInfo parameter, object?[] rest)
    {
        if (rest is [Array all] && parameter.ParameterType.IsInstanceOfType(all)) return all;
        var array = Array.CreateInstance(parameter.ParameterType.GetElementType()!, rest.Length);
        rest.CopyTo(array, 0);
        return array;
    }
}
