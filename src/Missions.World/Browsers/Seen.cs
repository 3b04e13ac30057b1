namespace Missions.World.Browsers;

/// <summary>A line of a page's console, an error that nobody caught, or a dialog.</summary>
/// <param name="Kind">Such as <c>error</c>, <c>warning</c>, <c>log</c>, <c>uncaught</c>, <c>dialog</c>.</param>
public sealed record ConsoleLine(string Kind, string Text, string Where)
{
    public bool IsError => Kind is "error" or "uncaught";

    public override string ToString() => Where is "" ? $"{Kind}: {Text}" : $"{Kind}: {Text} ({Where})";
}

/// <summary>A request that a page made.</summary>
/// <param name="Status">Null where no answer came.</param>
/// <param name="Failure">Why none came.</param>
public sealed record PageRequest(string Method, string Url, int? Status, string? Failure)
{
    public bool HasFailed => Failure is not null || Status >= 400;

    public override string ToString() => $"{Method} {Url} -> {Failure ?? $"{Status}"}";
}
