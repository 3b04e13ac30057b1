using System.Text.Json;

namespace Missions.Simulation.Proving.Trees;

/// <summary>
/// The shipped program plans a mission in some of the states - interview, plan, readiness, rehearsal, in rooms - and
/// removes it; in others the machine itself is in the way, and it says so.
/// </summary>
internal static class ProgramSlice
{
    /// <returns>How many states were tried.</returns>
    public static async Task<int> RunAsync(
        string folder, int wanted, Random dice, List<string> misses, CancellationToken ct)
    {
        var tried = 0;
        while (tried < wanted)
        {
            List<Trait> traits = [.. Traits.All.Select(list => list[dice.Next(list.Count)])];
            using var state = TreeState.Make(Path.Combine(folder, $"p{tried}"), traits, dice, TimeProvider.System);
            if (state is null) continue;
            tried++;
            await PlanAsync(state.Tree, state.Name, misses, ct);
        }
        foreach (var (name, words, says) in (IEnumerable<(string, string[], string)>)
        [
            ("a read-only repository", [], ""),
            ("no space left", ["--size", "40000", "--tmpfs", "HOME"], "space"),
        ])
        {
            using var state = TreeState.Make(Path.Combine(folder, $"r{tried++}"), [Shapes.All[0]], dice, TimeProvider.System);
            await WalledAsync(state!.Tree, name, words, says, misses, ct);
        }
        return tried;
    }

    private static async Task PlanAsync(UserTree tree, string name, List<string> misses, CancellationToken ct)
    {
        var home = await HomeAsync(tree, ct);
        var before = TreePrint.Of(tree.Root);
        var (exit, said) = UserTree.Run(
            "env", [$"MISSIONS_HOME={home}", ShippedProgram.Path, "plan", "Say hello.", "--no-input"], tree.Folder);
        misses.AddRange(TreePrint.Wrongs(before, TreePrint.Of(tree.Root), "say-hello").Select(wrong => $"program, {name}: {wrong}"));
        if (File.Exists(tree.Mark)) misses.Add($"program, {name}: something of the user's ran");
        if (exit != 3) misses.Add($"program, {name}: planning ended with {exit}: {said}");

        (exit, said) = UserTree.Run(
            "env", [$"MISSIONS_HOME={home}", ShippedProgram.Path, "remove", Mission(home), "--yes"], tree.Folder);
        if (exit != 0) misses.Add($"program, {name}: removing ended with {exit}: {said}");
        misses.AddRange(TreePrint.Wrongs(before, TreePrint.Of(tree.Root), "say-hello").Select(wrong => $"program, {name}: {wrong}"));
    }

    private static string Mission(string home) =>
        Path.GetFileName(Directory.EnumerateDirectories(home, "say-hello-*").Single());

    /// <summary>Behind a wall that even the superuser respects: the repository cannot be written.</summary>
    private static async Task WalledAsync(
        UserTree tree, string name, string[] words, string says, List<string> misses, CancellationToken ct)
    {
        var home = await HomeAsync(tree, ct);
        var before = TreePrint.Of(tree.Root);
        var room = words.Select(word => word == "HOME" ? Path.Combine(home, "full") : word);
        Directory.CreateDirectory(Path.Combine(home, "full"));
        var root = words is [] ? home : Path.Combine(home, "full");
        string[] settings = words is [] ? [] : ["--ro-bind", Path.Combine(home, "settings.json"), Path.Combine(root, "settings.json")];
        var (exit, said) = UserTree.Run(
            "bwrap",
            [
                "--dev-bind", "/", "/", "--ro-bind", tree.Root, tree.Root, .. room, .. settings, "--chdir", tree.Folder,
                "env", $"MISSIONS_HOME={root}", ShippedProgram.Path, "plan", "Say hello.", "--no-input",
            ],
            "/");
        misses.AddRange(TreePrint.Wrongs(before, TreePrint.Of(tree.Root), "say-hello").Select(wrong => $"program, {name}: {wrong}"));
        // To plan takes nothing from the repository but reading; only building publishes.
        if (says is "" ? exit != 3 : exit != 6 || !said.Contains(says, StringComparison.OrdinalIgnoreCase))
            misses.Add($"program, {name}: planning ended with {exit}: {said}");
    }

    private static async Task<string> HomeAsync(UserTree tree, CancellationToken ct)
    {
        var home = $"{tree.Root}.missions";
        Directory.CreateDirectory(Path.Combine(home, "scenario"));
        await File.WriteAllTextAsync(Path.Combine(home, "scenario/scenario.json"), Scenario, ct);
        await File.WriteAllTextAsync(
            Path.Combine(home, "settings.json"),
            $$"""{ "providers": { "played": { "kind": "scripted", "scenario": {{JsonSerializer.Serialize(Path.Combine(home, "scenario"))}}, "pace": 0 } } }""",
            ct);
        return home;
    }

    private const string Scenario = """
        { "name": "hello", "goal": "Say hello.", "scenes": [
          { "match": { "role": "orchestrator", "purpose": "interview" }, "turns": [ { "calls": [
            { "tool": "note_requirement", "args": { "text": "It says hello." } } ] }, { "calls": [
            { "tool": "end_consult", "args": { "summary": "Understood." } } ] } ] },
          { "match": { "role": "orchestrator", "purpose": "plan" }, "turns": [ { "calls": [
            { "tool": "propose_plan", "args": {
              "title": "Hello", "summary": "It says hello.", "recommend": "run",
              "requirements": [ { "id": "REQ-1", "text": "It says hello." } ],
              "contract": [ { "id": "A-HELLO", "claim": "hello.txt says hello.", "refutedBy": "It does not.",
                "requirements": ["REQ-1"], "atBase": { "expect": "fails", "saying": "expected hello" },
                "proof": { "kind": "command", "run": "test -e hello.txt || { echo expected hello; exit 1; }" } } ],
              "milestones": [ { "id": "M-1", "title": "Hello", "outcome": "It says hello.", "features": [
                { "id": "F-1", "title": "Hello", "description": "Write hello.txt.", "satisfies": ["A-HELLO"] } ] } ],
              "checks": { "test": "true" } } } ] } ] } ] }
        """;
}
