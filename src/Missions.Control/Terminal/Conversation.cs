using System.Globalization;
using Missions.Control.Verbs;
using Missions.Control.Wiring;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Engine;
using Missions.Engine.Views;

namespace Missions.Control.Terminal;

/// <summary>Asks the person at the terminal what the mission waits for, in place.</summary>
internal sealed class Conversation(Cli cli, MissionHome home)
{
    /// <summary>Asks everything that is open now. False where the person does not want to go on.</summary>
    public async Task<bool> GoOnAsync(CancellationToken ct)
    {
        var mission = await cli.Machine.Door(home.Id).LookAsync(ct);
        foreach (var question in mission.OpenQuestions)
            if (!await AskAsync(question, ct)) return false;

        foreach (var choice in mission.OpenChoices)
            if (!choice.IsConsent || !await AskAsync(choice, ct)) return false;

        return mission.OpenQuestions is [_, ..] || mission.OpenChoices is [_, ..] || await ApproveAsync(mission, ct);
    }

    private async Task<bool> AskAsync(HumanChoice choice, CancellationToken ct)
    {
        await cli.Out.WriteLineAsync($"\n{choice.Id} {choice.Text}");
        await cli.Out.WriteAsync($"    {string.Join(" or ", choice.Options)} [{choice.Recommended}] > ");

        if (await cli.In.ReadLineAsync(ct) is not { } typed) return false;
        var decide = new MissionCommand.Decide(choice.Id, typed.Trim() is "" ? choice.Recommended : typed.Trim());
        if (await new Order(home, decide, "").PutAsync(cli, ct) is { } refusal) await cli.Out.WriteLineAsync(refusal);
        return true;
    }

    private async Task<bool> AskAsync(Question question, CancellationToken ct)
    {
        await cli.Out.WriteLineAsync($"\n{question.Id} {question.Text}");
        if (question.Why is { } why) await cli.Out.WriteLineAsync($"    {why}");
        foreach (var (index, option) in question.Options.Index())
            await cli.Out.WriteLineAsync($"    {index + 1}) {option}");
        await cli.Out.WriteAsync($"    [{question.Fallback}] > ");

        if (await cli.In.ReadLineAsync(ct) is not { } typed) return false;
        var answer = new MissionCommand.AnswerQuestion(question.Id, Chosen(question, typed.Trim()));
        if (await new Order(home, answer, "").PutAsync(cli, ct) is { } refusal) await cli.Out.WriteLineAsync(refusal);
        return true;
    }

    /// <summary>A number stands for an option, and nothing for what is recommended.</summary>
    private static string Chosen(Question question, string typed) =>
        typed is "" ? question.Fallback
        : int.TryParse(typed, NumberStyles.None, null, out var number) && number is > 0
            && number <= question.Options.Count
            ? question.Options[number - 1]
            : typed;

    private async Task<bool> ApproveAsync(Mission mission, CancellationToken ct)
    {
        if (mission.IsApproved || mission.IsReturned || ApprovalView.Of(mission) is not { } view) return false;
        foreach (var line in ApprovalText.Lines(view)) await cli.Out.WriteLineAsync(line);
        await cli.Out.WriteAsync("\nApprove? [y]es, [n]ot now, or say what must change > ");

        var typed = (await cli.In.ReadLineAsync(ct))?.Trim() ?? "";
        if (typed.ToUpperInvariant() is "" or "N" or "NO") return false;
        MissionCommand command = typed.ToUpperInvariant() is "Y" or "YES"
            ? new MissionCommand.Approve(mission.Drafts)
            : new MissionCommand.Reject(typed, mission.Drafts);
        if (await new Order(home, command, "").PutAsync(cli, ct) is not { } refusal) return true;

        await cli.Out.WriteLineAsync(refusal);
        return false;
    }
}
