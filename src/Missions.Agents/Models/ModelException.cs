using System.Net;

namespace Missions.Agents.Models;

/// <summary>A model did not answer. Adapters say with it what is to be done; the loop makes it data.</summary>
/// <param name="retryAfter">How long the provider wants to be left alone, where it said so.</param>
public sealed class ModelException(
    FailureKind kind, string message, TimeSpan? retryAfter = null, Exception? inner = null) : Exception(message, inner)
{
    public FailureKind Kind => kind;
    public TimeSpan? RetryAfter => retryAfter;

    /// <summary>Whatever a chat client threw, seen as a failure. What nobody classified may pass with time.</summary>
    public static ModelException From(Exception thrown) => thrown switch
    {
        ModelException failure => failure,
        HttpRequestException { StatusCode: { } status } => new(Kinds(status), thrown.Message, null, thrown),
        _ => new(FailureKind.Unavailable, $"{thrown.GetType().Name}: {thrown.Message}", null, thrown),
    };

    private static FailureKind Kinds(HttpStatusCode status) => (int)status switch
    {
        408 or 409 or 425 or 429 or >= 500 => FailureKind.Unavailable,
        _ => FailureKind.Refused,
    };
}
