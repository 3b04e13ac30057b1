using System.Collections.Immutable;
using Missions.Core;
using Missions.Core.Plans;

namespace Missions.Tests.Engine;

/// <summary>Makes one of a type with something in every member, so that none is forgotten where it is written down.</summary>
internal static class Filled
{
    public static object Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } some) return Of(some);
        if (type.IsEnum) return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Seq<>)) return List(type.GenericTypeArguments[0]);
        if (type == typeof(Proof)) return Made(typeof(Proof.Command));

        return type switch
        {
            _ when type == typeof(string) => "a \"text\" with\nlines, ümlauts and </script>",
            _ when type == typeof(bool) => true,
            _ when type == typeof(int) => 7,
            _ when type == typeof(long) => 8_000_000_000L,
            _ when type == typeof(double) => 0.25,
            _ when type == typeof(decimal) => 12.345678m,
            _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero),
            _ when type.Name.EndsWith("Id", StringComparison.Ordinal) && Parsed(type) is { } id => id,
            _ => Made(type),
        };
    }

    private static object Made(Type type)
    {
        var constructor = type.GetConstructors().OrderByDescending(one => one.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType))]);
    }

    // Numbered ids are made of a number, the others of their text.
    private static object? Parsed(Type type) => type.GetConstructor([typeof(int)]) is { } numbered
        ? numbered.Invoke([12])
        : type.GetConstructor([typeof(string)])?.Invoke(["X-12"]);

    private static object List(Type item)
    {
        var items = Array.CreateInstance(item, 2);
        items.SetValue(Of(item), 0);
        items.SetValue(Of(item), 1);
        var list = typeof(ImmutableArray).GetMethods()
            .Single(one => one.Name == "Create" && one.GetParameters() is [{ ParameterType.IsArray: true }])
            .MakeGenericMethod(item)
            .Invoke(null, [items]);
        return Activator.CreateInstance(typeof(Seq<>).MakeGenericType(item), list)!;
    }
}
