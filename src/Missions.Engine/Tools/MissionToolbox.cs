using Missions.Agents.Tools;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using Missions.Engine.Briefings;
using Missions.Engine.Skills;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Tools;

/// <summary>The mission commands that a run is given, as tools that put them to the mission.</summary>
public sealed class MissionToolbox(Workshop shop)
{
    // Whoever plans and whoever approves has to read it.
    private const int MostCharacters = 4 * 1024 * 1024;

    public IEnumerable<Tool> For(Run run) => MissionTool.For(run.Role)
        .Select(tool => tool.Name == HandOffTool.Name ? HandOffTool.Make(shop, this, run) : Make(tool, run));

    private Tool Make(MissionTool tool, Run run) => new(
        tool.Name,
        tool.Description,
        tool.Schema,
        Recovery.Repeat,
        (call, ct) => CallAsync(tool, run, call, ct));

    /// <summary>Puts a command that a run gives; the call's id makes doing it twice doing it once.</summary>
    public async Task<ToolAnswer> SubmitAsync(MissionCommand command, Run run, ToolCall call, CancellationToken ct)
    {
        var decision = await shop.Mission.SubmitAsync(command, new(run.Role, run.Id), ct, id: $"{run.Id}/{call.Id}");
        return decision.Refusal is { } because
            ? ToolAnswer.Refused(because)
            : new(Done(command, decision), EndsRun: Ends(command, run));
    }

    private async Task<ToolAnswer> CallAsync(MissionTool tool, Run run, ToolCall call, CancellationToken ct)
    {
        if (call.Arguments.GetRawText().Length is > MostCharacters and var length)
            return ToolAnswer.Refused($"These arguments are {length:N0} characters long; at most {MostCharacters:N0} are read. "
                + "Let proofs make large material themselves, or name a file that the base has. Nothing was done.");
        if (ToolJson.Read(tool.Arguments, call.Arguments, out var problem) is not { } arguments)
            return ToolAnswer.Refused(problem ?? "The arguments are empty.");

        return await SubmitAsync(await CommandAsync(arguments, run, ct), run, call, ct);
    }

    private async Task<MissionCommand> CommandAsync(object arguments, Run run, CancellationToken ct) => arguments switch
    {
        Plan plan => new MissionCommand.ProposePlan(
            await new SkillShelf(shop).WithNamedAsync(plan, ct),
            await OnBaseAsync(plan.Contract.Select(one => one.Proof), ct)),
        MissionCommand.AmendContract amend => amend with
        {
            OnBase = await OnBaseAsync(amend.Add.Select(one => one.Proof).Concat(amend.Change.Select(one => one.Proof)), ct),
        },
        Review review => new MissionCommand.ReportReview(review, await new Citations(shop).AbsentAsync(review, run, ct)),
        MissionCommand command => command,
        _ => throw new InvalidOperationException($"{arguments.GetType().Name} is no command."),
    };

    /// <summary>Which of the proofs' files the base has already.</summary>
    private async Task<Seq<string>> OnBaseAsync(IEnumerable<Proof> proofs, CancellationToken ct)
    {
        var (paths, taken) = (proofs.SelectMany(proof => proof.Paths), new List<string>());
        foreach (var path in paths.Distinct().Where(path => path is not "" && !path.StartsWith('/')))
            if (await shop.Repository.ReadAsync(shop.Mission.State.Opening!.Base, path, ct) is not null) taken.Add(path);
        return [.. taken];
    }

    private static bool Ends(MissionCommand command, Run run) =>
        MissionTool.All.First(tool => tool.Command == command.GetType()).Name is var name
        && BriefingWriter.EndingTools(run.Purpose).Contains(name);

    private string Done(MissionCommand command, Decision decision)
    {
        var made = decision.Events.Select(happened => happened switch
        {
            MissionEvent.QuestionAsked asked => asked.Question.Id.ToString(),
            MissionEvent.IssueRaised raised => raised.Issue.Id.ToString(),
            MissionEvent.ProposalMade proposed => proposed.Proposal.Id.ToString(),
            MissionEvent.NoticeGiven given => given.Notice.Id.ToString(),
            MissionEvent.DecisionAsked asked => $"It waits for the human ({asked.Choice.Id}).",
            _ => "",
        }).Where(text => text is not "");
        var text = string.Join(" ", made.Prepend("Done."));
        return command is MissionCommand.ResolveIssue ? $"{text} {StillOpen()}" : text;
    }

    private string StillOpen() =>
        shop.Mission.State.Issues.Where(issue => issue.IsOpen).Select(WorkText.Issue).ToList() switch
        {
            [] => "No issue is open.",
            var open => $"Still open: {string.Join(" | ", open)}",
        };
}
