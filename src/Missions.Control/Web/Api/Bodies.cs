using System.Text.Json.Nodes;

namespace Missions.Control.Web.Api;

/// <summary>That the server is there.</summary>
public sealed record Health(string Status);

/// <summary>Why nothing came of a request.</summary>
/// <param name="Error">A sentence that says it.</param>
public sealed record Sorrow(string Error);

/// <summary>A page of a transcript.</summary>
/// <param name="Events">Its lines, as the transcript has them, without the chain.</param>
/// <param name="Next">What to give as <c>after</c> for the next page; null where this is the last.</param>
public sealed record TranscriptAnswer(string Mission, string Run, IReadOnlyList<JsonObject> Events, long? Next);

/// <summary>A command, and the members that it takes.</summary>
/// <param name="Command">Such as <c>pause</c>.</param>
/// <param name="Id">Yours; sending it twice is giving it once.</param>
/// <param name="Text">Of <c>say</c> and <c>answer</c>.</param>
/// <param name="Constraint">Of <c>say</c>: it must hold for ever.</param>
/// <param name="Now">Of <c>say</c>: it interrupts what is under way.</param>
/// <param name="Question">Of <c>answer</c>, such as Q-3.</param>
/// <param name="Decision">Of <c>decide</c>, such as D-2.</param>
/// <param name="Choice">Of <c>decide</c>.</param>
/// <param name="Because">Of <c>reject</c>, <c>waive</c>, <c>decide</c> and <c>abort</c>.</param>
/// <param name="Assertion">Of <c>waive</c>.</param>
/// <param name="Role">Of <c>seat</c>.</param>
/// <param name="Seat">Of <c>seat</c>: <c>provider/model</c>, or the name of an agent.</param>
/// <param name="Effort">Of <c>seat</c>.</param>
/// <param name="Usd">Of <c>budget</c>; null lifts the cap, and what is left out stays.</param>
/// <param name="Tokens">As above.</param>
/// <param name="Hours">As above.</param>
/// <param name="Runs">As above.</param>
/// <param name="Each">Of <c>budget</c>: <c>milestone</c> or <c>run</c>, for the caps of each.</param>
/// <param name="Draft">
/// Of <c>approve</c> and <c>reject</c>: which draft of the plan is meant; else whatever waits.
/// </param>
public sealed record CommandBody(
    string Command,
    string? Id = null,
    string? Text = null,
    bool? Constraint = null,
    bool? Now = null,
    string? Question = null,
    string? Decision = null,
    string? Choice = null,
    string? Because = null,
    string? Assertion = null,
    string? Role = null,
    string? Seat = null,
    string? Effort = null,
    decimal? Usd = null,
    long? Tokens = null,
    double? Hours = null,
    int? Runs = null,
    string? Each = null,
    int? Draft = null);
