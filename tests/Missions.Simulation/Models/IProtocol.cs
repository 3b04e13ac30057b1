using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Missions.Simulation.Models;

/// <summary>One provider's way of talking, read and written as its documentation has it.</summary>
internal interface IProtocol
{
    string Path { get; }

    /// <summary>The key that came with a request, or null.</summary>
    string? Key(HttpRequest request);

    /// <exception cref="WireRefusal">The provider would not take it.</exception>
    Asked Read(JsonObject body);

    /// <summary>The provider's own error body.</summary>
    JsonObject Error(WireRefusal refusal);

    /// <summary>An error after the stream has begun well, as a whole event.</summary>
    string ErrorEvent(WireRefusal refusal);

    /// <summary>The answer as the events of a stream, each with its empty line.</summary>
    IEnumerable<string> Events(Asked asked, Turn turn);

    /// <summary>The answer in one piece.</summary>
    JsonObject Whole(Asked asked, Turn turn);

    WireRefusal TooLong(long tokens, long most);

    PrefixCache Cache(TimeProvider clock);
}
