using Missions.Core.Plans;
using Missions.Tests.Core;

namespace Missions.Tests.Architecture;

/// <summary>Some value of a type, so that one of each can be tried.</summary>
internal static class Any
{
    public static object? Of(Type type) => type switch
    {
        _ when type == typeof(string) => "some",
        _ when type == typeof(Plan) => Samples.Notes,
        _ when type == typeof(Proof) => new Proof.Review("So?"),
        _ when type.IsValueType => Activator.CreateInstance(type),
        _ => type.GetConstructors()
            .MaxBy(one => one.GetParameters().Length)!
            .Invoke([.. type.GetConstructors().MaxBy(one => one.GetParameters().Length)!.GetParameters()
                .Select(parameter => Of(parameter.ParameterType))]),
    };
}
