using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Missions.Agents.Models.Wire;

/// <summary>The events of a provider's stream, whatever breaks them off told as a failure of the provider.</summary>
internal static class ServerEvents
{
    /// <summary>Each event as JSON, until the stream ends or says <c>[DONE]</c>, which is null.</summary>
    public static async IAsyncEnumerable<JsonElement?> ReadAsync(
        Stream stream, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(ct))
            if (item.Data is "[DONE]") yield return null;
            else if (item.Data is not "") yield return JsonElement.Parse(item.Data);
    }

    /// <exception cref="ModelException">Whatever else was thrown on the way.</exception>
    public static async IAsyncEnumerable<T> GuardAsync<T>(
        this IAsyncEnumerable<T> events, ModelSource source, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var each = events.GetAsyncEnumerator(ct);
        while (await TryAsync(() => each.MoveNextAsync().AsTask(), source, ct)) yield return each.Current;
    }

    public static async Task<T> TryAsync<T>(Func<Task<T>> ask, ModelSource source, CancellationToken ct)
    {
        try
        {
            return await ask();
        }
        catch (Exception thrown) when (!ct.IsCancellationRequested)
        {
            throw Inner(thrown) ?? new ModelException(
                FailureKind.Unavailable, $"The stream of {source.Place} broke off: {thrown.Message}", null, thrown);
        }
    }

    // The providers' own clients put what they are handed into wrappings of theirs.
    private static ModelException? Inner(Exception? thrown) =>
        thrown is null or ModelException ? thrown as ModelException : Inner(thrown.InnerException);
}
