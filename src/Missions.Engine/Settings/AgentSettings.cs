using Missions.Core.Seats;

namespace Missions.Engine.Settings;

/// <summary>A program from outside that can sit in a seat.</summary>
/// <param name="Kind"><c>acp</c> or <c>headless</c>.</param>
/// <param name="Command">The program with its arguments.</param>
/// <param name="Dialect">For headless ones: <c>claude-code</c>, <c>codex</c> or <c>plain</c>.</param>
/// <param name="Billing"><c>subscription</c>, or <c>tokens</c> where each is paid for.</param>
/// <param name="Credentials">
/// <c>inside</c>: it is given its own credential; <c>broker</c>: a proxy outside of its room adds it.
/// </param>
/// <param name="KeyFrom">Such as <c>env:ANTHROPIC_API_KEY</c>: the one credential that it is given.</param>
/// <param name="Environment">Further variables, such as a base address; never a secret.</param>
/// <param name="RepositoryConfiguration">
/// It may load what the repository brings for it: <c>.claude/</c>, <c>.mcp.json</c>, <c>.codex/</c> and the like.
/// </param>
/// <param name="Tools">How it reaches our tools: <c>stdio</c>, or <c>http</c>.</param>
/// <param name="Window">How many runs of one mission may begin with it within so many hours.</param>
/// <param name="Hosts">Those of its provider, each as <c>host</c> or <c>host:port</c>: all that it may reach.</param>
public sealed record AgentSettings(
    string Kind,
    string[] Command,
    string? Dialect = null,
    string? Billing = null,
    string? Credentials = null,
    string? KeyFrom = null,
    string[]? Hosts = null,
    Dictionary<string, string>? Environment = null,
    bool RepositoryConfiguration = false,
    string? Tools = null,
    RunWindow? Window = null);
