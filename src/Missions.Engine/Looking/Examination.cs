using Missions.Core.Plans;
using Missions.Core.Verdicts;
using Missions.Engine.Views;

namespace Missions.Engine.Looking;

/// <summary>What a doctor finds in a repository: its stacks, what they need, and what was tried.</summary>
/// <param name="Settings">What the repository says of itself; null where it says nothing.</param>
/// <param name="Tried">What was shown on a fresh checkout; null where nothing was tried.</param>
/// <param name="Has">Whether a program is on this machine.</param>
/// <param name="IsHeldUp">Something else has to be put right before anything can be tried.</param>
public sealed record Examination(
    Survey Survey, RepositorySettings? Settings, Readiness? Tried, Func<string, bool> Has, bool IsHeldUp = false)
{
    private RepositorySettings Known => Settings ?? Survey.Settings;

    public Ground Ground =>
        new(Known.Checks, Known.Services, Known.Surfaces, Survey.Instructions, Tried);

    public IEnumerable<Symptom> Symptoms =>
    [
        Stacks, Toolchains, Said, .. Attempts,
        Survey.Instructions is [_, ..] files
            ? new("for agents", true, string.Join(", ", files.Take(5)) + (files.Count > 5 ? $" and {files.Count - 5} more" : ""))
            : new("for agents", false, "no file tells agents how to work here", "Write an AGENTS.md: how to build, test and start it."),
    ];

    private Symptom Stacks => Survey.Stacks is []
        ? new("stack", true, "none that is known")
        : new("stack", true, string.Join(", ", Survey.Stacks.Select(one => $"{one.What} ({one.From})")));

    private Symptom Toolchains
    {
        get
        {
            var (there, missing) = (Survey.Tools.Where(one => Has(one.What)), Survey.Tools.Where(one => !Has(one.What)).ToList());
            if (Survey.Tools is []) return new("toolchains", true, "none is needed, as far as is known");
            return missing is []
                ? new("toolchains", true, string.Join(", ", there.Select(one => one.What)))
                : new(
                    "toolchains",
                    false,
                    $"missing: {string.Join(", ", missing.Select(one => $"{one.What} ({one.From})"))}",
                    string.Join(" ", missing.Select(one => Cure(one.What))));
        }
    }

    private Symptom Said => (Settings, Survey.Checks.All) switch
    {
        ({ } settings, _) => new("settings", true, $".missions/settings.json says: {Names(settings.Checks)}"),
        (null, []) => new("settings", false, "no .missions/settings.json, and no check was found",
            "Write one: `mission init` begins it, and docs/formats/settings.md says what it holds."),
        _ => new("settings", false, $"no .missions/settings.json; found: {Names(Survey.Checks)}",
            "`mission init` writes down what was found. Until then a plan has to find it anew."),
    };

    private IEnumerable<Symptom> Attempts
    {
        get
        {
            if (Tried is null)
            {
                yield return IsHeldUp
                    ? new("tried", false, "nothing, for what is wrong above", "Put that right first, and look again.")
                    : new("tried", true, "nothing: leave out --quick to run setup, checks and services");
                yield break;
            }
            if (!Tried.IsSetUp)
                yield return new("setup", false, Shortened(Tried.Problems is [.., var last] ? last : "it fails"), Line("setup"));
            else if (Known.Setup is { } setup) yield return new("setup", true, $"`{setup}` ends well");
            foreach (var check in Tried.Base) yield return Attempt(check);
            foreach (var service in Tried.IsSetUp ? Known.Services : []) yield return Attempt(service);
        }
    }

    /// <summary>How a line that was tried is put right: one that was only found has to be written down first.</summary>
    private string Line(string name) => Settings is null
        ? $"`mission init` writes the line {name} to .missions/settings.json; mend it there, or what it needs."
        : $"Mend the line {name} in .missions/settings.json, or what it needs.";

    private string Correct(string name) => Settings is null
        ? $"write {name} into .missions/settings.json (`mission init` begins it)"
        : $"correct {name} in .missions/settings.json";

    private Symptom Attempt(BaseCheck check) => check switch
    {
        _ when EmptyCheck.RunsNothing(check.Run) => new(check.Name, false, $"`{check.Run}` runs nothing",
            $"Give checks.{check.Name} a line that looks at something, or leave it out."),
        { Passes: true } => new(check.Name, true, $"`{check.Run}` passes"),
        { CouldRun: false } => CannotRun(check, check.ExitCodes.First(code => code is -1 or 126 or 127)),
        { Flaky: [var flaky, ..] } => new(check.Name, false,
            $"`{check.Run}`: {(check.Flaky is [_] ? "1 finding comes and goes" : $"{check.Flaky.Count} findings come and go")}, "
            + $"such as {flaky}", "Mend or remove what is flaky."),
        { IsKnown: true } => new(check.Name, true,
            $"`{check.Run}` exits with {check.ExitCodes[0]}: {Words.Several(check.Findings.Count, "finding")}, known from now on, such as "
            + check.Findings[0]),
        _ => new(check.Name, false, $"`{check.Run}` exits with {string.Join(", ", check.ExitCodes.Distinct())} and says not at what"
                + (check.Said is { } said ? $": {Shortened(said)}" : ""),
            "Make it green, or make it name what fails: then the new can be told from the old."),
    };

    private Symptom CannotRun(BaseCheck check, int exitCode) => exitCode switch
    {
        127 => new(check.Name, false, $"`{check.Run}` starts a program that is not there (exit 127)",
            $"Install what it starts, or {Correct($"checks.{check.Name}")}."),
        126 => new(check.Name, false, $"`{check.Run}` starts what cannot be executed (exit 126)",
            $"Make it executable and commit that, or {Correct($"checks.{check.Name}")}."),
        _ => new(check.Name, false, $"`{check.Run}` did not end by itself",
            $"Let it end within 30 minutes and without asking anything, or {Correct($"checks.{check.Name}")}."),
    };

    private Symptom Attempt(Service service) => service.RunsIn is RunsIn.Host && !Tried!.HasDriven(service.Name)
        ? new(service.Name, true, "runs on the host, outside the walls: not tried without your consent")
        : Tried!.HasDriven(service.Name) ? new(service.Name, true, "starts, is healthy and stops")
        : new(
            service.Name,
            false,
            Shortened(Tried.Problems.FirstOrDefault(problem => problem.Contains(service.Name)) ?? "it was not started"),
            $"Correct services.{service.Name}: start and health.");

    private static string Names(Checks? checks) => checks?.All is { Count: > 0 } all
        ? string.Join(", ", all.Select(check => $"{check.Name} `{check.Run}`"))
        : "no check";

    /// <summary>Programs say at the end what went wrong, and sentences at the beginning of what they speak.</summary>
    private static string Shortened(string text) => text.Trim().Replace("\n", " | ") is { Length: > 400 } longer
        ? $"{longer[..150]} [...] {longer[^250..]}"
        : text.Trim().Replace("\n", " | ");

    private static string Cure(string tool) => tool switch
    {
        "npm" or "npx" => "Install Node.js, which brings npm.",
        "pnpm" or "yarn" => $"corepack enable {tool}",
        "uv" or "poetry" or "pdm" or "pipenv" => $"pipx install {tool}",
        "cargo" => "Install Rust with rustup.",
        "java" => "Install a JDK: apt-get install default-jdk",
        "mvn" => "apt-get install maven, or add the wrapper: mvn wrapper:wrapper",
        "gradle" => "apt-get install gradle, or add the wrapper: gradle wrapper",
        "dotnet" => "Install the .NET SDK.",
        "node" => "apt-get install nodejs",
        _ => $"Install {tool}.",
    };
}
