using Missions.Core;

namespace Missions.Engine;

/// <summary>Where everything of one mission lives, outside the user's repository.</summary>
public sealed record MissionHome(string Root, string Id)
{
    public string Folder => Path.Combine(Root, Id);
    public string Journal => Path.Combine(Folder, "journal.jsonl");
    public string Inbox => Path.Combine(Folder, "inbox");
    public string Settings => Path.Combine(Folder, "settings.json");
    public string Lock => Path.Combine(Folder, "lock");
    public string Repository => Path.Combine(Folder, "repo.git");
    public string Workspace => Path.Combine(Folder, "workspace");
    public string Checkouts => Path.Combine(Folder, "checkouts");
    public string Setups => Path.Combine(Folder, "setups");
    public string Pinned => Path.Combine(Folder, "pinned");
    public string Blobs => Path.Combine(Folder, "blobs");
    /// <summary>The evidence pack.</summary>
    public string Report => Path.Combine(Folder, "report");
    public string Views => Path.Combine(Folder, "views");

    public string Run(RunId run) => Path.Combine(Folder, "runs", run.ToString());
    public string Briefing(RunId run) => Path.Combine(Run(run), "briefing.md");
    public string Transcript(RunId run) => Path.Combine(Run(run), "transcript.jsonl");
    /// <summary>The transcripts of a run's scouts.</summary>
    public string Scouts(RunId run) => Path.Combine(Run(run), "scouts");
    public string Scout(RunId run, string id) => Path.Combine(Scouts(run), $"{id}.jsonl");
    /// <summary>What an agent from outside finds as its home; it goes with the run's end.</summary>
    public string AgentHome(RunId run) => Path.Combine(Run(run), "agent");
    public string Handoff(RunId run) => Path.Combine(Run(run), "handoff.json");
    public string Evidence(RunId run, EvidenceId id) => Path.Combine(Run(run), "evidence", $"{id}.txt");

    /// <summary>What its screen looked like.</summary>
    public string Picture(RunId run, EvidenceId id) => Path.ChangeExtension(Evidence(run, id), ".png");
}
