using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Missions.Control.Wiring;
using Missions.Engine;
using Missions.Engine.Reviewing;
using Missions.World.Git;

namespace Missions.Control.Verbs;

/// <summary>What a mission built, in the order that deserves attention.</summary>
internal static class ReviewVerb
{
    public static Command Make(Cli cli)
    {
        var (mission, json) = (Words.Mission(), Words.Json());
        var whole = new Option<bool>("--whole") { Description = "Show every line of every hunk." };
        var html = new Option<string?>("--html") { Description = "Write it as a page, too.", HelpName = "FILE" };
        return new Command("review", "Show what a mission built in the order that deserves attention: each hunk marked "
            + "by what would notice its loss. Tests are left out; `mission audit` looks at those.")
        {
            mission, whole, html, json,
        }.Does(cli, async (typed, ct) =>
        {
            var home = await cli.Missions.FindAsync(typed.GetValue(mission), ct);
            var state = await cli.Machine.Door(home.Id).LookAsync(ct);
            var opening = state.Opening ?? throw new MissionException($"{home.Journal} opens no mission.");
            var spec = new RepositorySpec(home.Repository, opening.Repository, home.Id, opening.Base);
            var hunks = await Marking.OfAsync(state, GitRepository.ToRead(cli.Machine.Programs, spec), ct);

            if (typed.GetValue(html) is { } page)
                await cli.Machine.Files.WriteAsync(
                    Path.GetFullPath(page, cli.Folder), Encoding.UTF8.GetBytes(ReviewText.Html(home.Id, hunks)), ct);
            if (typed.GetValue(json))
                await cli.WriteAsync(new JsonObject { ["mission"] = home.Id, ["hunks"] = ReviewText.Json(hunks) });
            else
                foreach (var line in ReviewText.Lines(hunks, typed.GetValue(whole))) await cli.Out.WriteLineAsync(line);
            return Exit.Done;
        });
    }
}
