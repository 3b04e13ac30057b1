namespace Missions.Engine.Proofs;

/// <summary>
/// Knows files that package managers, interpreters and runners load without being told to, and which of their lines can
/// make a test that fails look as if it passed.
/// </summary>
internal static class LoadedFiles
{
    private static readonly string[] Managers =
        ["node-options", "nodeOptions", "script-shell", "scriptShell", "preload", "ignore-scripts"];

    // Fixtures come and go; hooks decide what is collected and reported.
    private static readonly string[] Hooks = ["def pytest_", "collect_ignore", "exit(", "sys.modules"];

    /// <summary>Null for a file that nobody loads by itself.</summary>
    /// <param name="having">Keeps the lines of a text that have one of the signs.</param>
    public static Func<string, List<string>>? Reader(
        string path, Func<string, string[], List<string>> having, Func<string, List<string>> whole) => path.Split('/') switch
        {
            [.., ".npmrc" or ".yarnrc" or ".yarnrc.yml" or "bunfig.toml" or "pnpm-workspace.yaml"] =>
                text => having(text, Managers),
            [.., "conftest.py"] => text => having(text, Hooks),
            [.., "sitecustomize.py" or "usercustomize.py" or "unittest.py" or "pytest.py"] => whole,
            [.., "unittest" or "pytest" or "_pytest", "__init__.py"] => whole,
            [.., "node_modules", ".bin", _] => whole,
            _ => null,
        };
}
