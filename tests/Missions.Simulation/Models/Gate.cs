namespace Missions.Simulation.Models;

/// <summary>Who is let in: a key, not too often, and not while the provider is in trouble.</summary>
internal sealed class Gate(ServerRules rules, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Queue<DateTimeOffset> _recent = [];

    public void Check(string? key)
    {
        if (rules.Key is { } wanted && key != wanted)
            throw new WireRefusal(401, "authentication_error", key is null ? "x-api-key header is required" : "invalid x-api-key", "invalid_api_key");
        if (rules.PerMinute is not { } most) return;

        lock (_lock)
        {
            var now = clock.GetUtcNow();
            while (_recent.TryPeek(out var first) && now - first > TimeSpan.FromMinutes(1)) _recent.Dequeue();
            if (_recent.Count >= most) throw Limited($"{(_recent.Peek() + TimeSpan.FromMinutes(1) - now).TotalSeconds:0}");
            _recent.Enqueue(now);
        }
    }

    /// <exception cref="WireRefusal">The fault is one of those that come before any answer.</exception>
    public static void Fail(WireFault fault, ServerRules rules)
    {
        var refusal = fault switch
        {
            WireFault.RateLimited => Limited($"{rules.RetryAfter}"),
            WireFault.RateLimitedBare => Limited(null),
            WireFault.UsageWindow => new(429, "rate_limit_error", "You have reached your usage limit for this window.") { RetryAfter = "18000" },
            WireFault.Overloaded => new(529, "overloaded_error", "Overloaded"),
            WireFault.ServerError => new(500, "api_error", "Internal server error"),
            WireFault.Expired => new(401, "authentication_error", "OAuth token has expired.", "token_expired"),
            _ => null,
        };
        if (refusal is not null) throw refusal;
    }

    private static WireRefusal Limited(string? wait) =>
        new(429, "rate_limit_error", "This request would exceed your rate limit.", "rate_limit_exceeded") { RetryAfter = wait };
}
