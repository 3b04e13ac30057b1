using Missions.Agents.Loop;
using Missions.Agents.Tools;

namespace Missions.Agents;

/// <summary>One fresh session in a seat: what it is told, what it may use, and where its turns are kept.</summary>
/// <param name="Activity">Told what the agent is doing right now; for watching, never for deciding.</param>
public sealed record Session(Briefing Briefing, Toolbox Tools, Transcript Transcript, Action<string> Activity);

/// <summary>The one document a fresh session starts from. The stable part comes first, so prompt caches hit.</summary>
/// <param name="EndingTools">Their names, for the reminder when a model stops without having called one.</param>
public sealed record Briefing(string Stable, string Particular, IReadOnlyList<string> EndingTools);
