using Missions.Core.Plans;
using Missions.Tests.Core;
using Missions.World.Git;

namespace Missions.Tests.Control;

/// <summary>A mission that is done, of three real commits: two features of a milestone, and one of another.</summary>
internal static class BuiltMission
{
    public const string Script = "proofs/search.sh";
    public const string OnlyOnce = "test $(grep -c found search.mjs) = 1";

    /// <summary>Answers its last commit.</summary>
    /// <param name="shaped">What its plan is otherwise.</param>
    public static async Task<string> LayAsync(Desk desk, Func<Plan, Plan>? shaped = null)
    {
        var (home, start) = (desk.Home(), desk.Git.Head);
        var repository = await GitRepository.OpenAsync(
            desk.Machine.Programs, new(home.Repository, desk.Git.Folder, home.Id, start), Desk.Never);
        var commits = new Dictionary<string, string> { ["base"] = start };
        foreach (var number in (int[])[1, 2, 3])
        {
            Directory.CreateDirectory(home.Workspace);
            await File.WriteAllTextAsync(Path.Combine(home.Workspace, "README.md"), "Notes\n");
            await File.WriteAllTextAsync(Path.Combine(home.Workspace, "search.mjs"), "found\n");
            await File.WriteAllTextAsync(Path.Combine(home.Workspace, $"{number}.mjs"), "more\n");
            var draft = new CommitDraft($"Run: {number}", $"Build {number}\n", "Ada <ada@example.org>", Samples.Start);
            commits[$"c{number}"] = await repository.CheckpointAsync(
                home.Workspace, number == 1 ? start : commits[$"c{number - 1}"], draft, Desk.Never);
        }

        await WholeMission.LayAsync(desk, name => commits[name], plan => (shaped ?? (same => same))(Shaped(plan)));
        return commits["c3"];
    }

    /// <summary>The same contract with proofs that a shell can run.</summary>
    private static Plan Shaped(Plan plan) => plan with
    {
        Setup = null,
        Checks = new(Test: "test ! -e untested.txt"),
        Contract =
        [
            .. plan.Contract.Select(assertion => (assertion.Id.Value, assertion.Proof) switch
            {
                ("A-SEARCH-1", _) => assertion with
                {
                    Proof = new Proof.Command($"sh {Script}", Files: [new(Script, OnlyOnce)]),
                },
                (_, Proof.Command) => assertion with { Proof = new Proof.Command("test ! -e broken.txt") },
                _ => assertion,
            }),
        ],
    };
}
