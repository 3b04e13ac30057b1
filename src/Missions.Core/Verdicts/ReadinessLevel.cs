using Missions.Core.Plans;

namespace Missions.Core.Verdicts;

/// <summary>What a repository is known to hold when one asks how far a mission would carry in it.</summary>
/// <param name="Tried">What was shown on a commit; null where nothing was tried.</param>
/// <param name="Instructions">Files that tell agents how to work here.</param>
public sealed record Ground(
    Checks? Checks,
    Seq<Service> Services,
    Seq<string> Surfaces,
    Seq<string> Instructions,
    Readiness? Tried);

/// <summary>One step of readiness: whether it is reached, and if not, why and how it would be.</summary>
public sealed record Rung(int Level, string Means, string? Missing, string? Cure)
{
    public bool IsReached => Missing is null;
}

/// <summary>How ready a repository is for missions, from 1 to 5, by what was shown and not what is claimed.</summary>
public static class ReadinessLevel
{
    private const string TryIt = "`mission doctor` tries it.";
    private const string Often = "`mission doctor --times 3` shows what comes and goes.";
    private const string NotSetUp = "Without its setup nothing could be tried.";
    private const string MendSetup = "Mend the setup.";
    private const int Enough = 2;

    /// <summary>The highest step that is reached with all below it. A commit is there, so it is at least 1.</summary>
    public static int Of(Ground ground) => Rungs(ground).TakeWhile(rung => rung.IsReached).Count();

    public static Seq<Rung> Rungs(Ground ground)
    {
        var steps = new (string Means, (string Missing, string Cure)? Problem)[]
        {
            ("a commit can be checked out", null),
            ("setup and build work", Built(ground)),
            ("there are tests, and they run", Tested(ground)),
            ("checks are green or fail always alike, and services start", Stable(ground)),
            ("every surface can be driven, nothing comes and goes, agents are told how", Driven(ground)),
        };
        return [.. steps.Select((step, index) =>
            new Rung(index + 1, step.Means, step.Problem?.Missing, step.Problem?.Cure))];
    }

    /// <summary>What each level means, from 1 on.</summary>
    public static string Means(int level) => Rungs(new(null, [], [], [], null))[level - 1].Means;

    private static (string, string)? Built(Ground ground) => ground.Tried switch
    {
        null => ("Nothing was tried.", TryIt),
        { IsSetUp: false, Problems: var problems } =>
            (Last(problems), "Mend the line `setup` in .missions/settings.json, or what it needs."),
        { Base: var tried } when Check(tried, "build") is { Passes: false } build =>
            ($"The build `{build.Run}` fails.", "Make the build pass on the base, or correct checks.build."),
        _ => null,
    };

    private static (string, string)? Tested(Ground ground) => (ground.Tried, Test(ground)) switch
    {
        (_, null) => ("There is no test check.", "Write tests, and put their shell line under checks.test."),
        (_, { } line) when EmptyCheck.RunsNothing(line) =>
            ($"The test check `{line}` runs nothing.", "Write tests, and put their shell line under checks.test."),
        (null, _) => ("Nothing was tried.", TryIt),
        ({ IsSetUp: false }, _) => (NotSetUp, MendSetup),
        ({ Base: var tried }, _) when Check(tried, "test") is not { } test || !test.CouldRun =>
            ("The tests cannot be run.", "Correct checks.test, or install what it needs."),
        ({ Base: var tried }, _) when Check(tried, "test") is { IsMute: true } mute =>
            ($"`{mute.Run}` exits with {mute.ExitCodes[0]}, and nothing shows that a test ran.",
                "Correct checks.test, or install what it needs."),
        _ => null,
    };

    private static (string, string)? Stable(Ground ground)
    {
        if (ground.Tried is not { } tried) return ("Nothing was tried.", TryIt);
        if (!tried.IsSetUp) return (NotSetUp, MendSetup);
        if (tried.Base.FirstOrDefault(check => !check.IsKnown) is { } unknown)
            return ($"The check {unknown.Name} fails, and not always alike or without saying at what.",
                $"Make `{unknown.Run}` green, or make it name what fails.");
        if (tried.Base.FirstOrDefault(check => !check.Passes && check.ExitCodes.Count < Enough) is { } once)
            return ($"The check {once.Name} failed, and ran only once.", Often);

        var dead = ground.Services.FirstOrDefault(one => one.RunsIn is RunsIn.Sandbox && !tried.HasDriven(one.Name));
        return dead is null ? null
            : ($"The service {dead.Name} did not start.", $"Correct services.{dead.Name}: start and health.");
    }

    private static (string, string)? Driven(Ground ground)
    {
        if (ground.Surfaces is [])
            return ("Nobody says how people use the application.", "List web, http or terminal under `surfaces`.");
        var served = ground.Surfaces.FirstOrDefault(one => one is not "terminal");
        if (served is not null && ground.Services is [])
            return ($"Nothing serves the surface {served}.", "Describe under `services` how it is started.");
        if (ground.Tried is not { } tried) return ("Nothing was tried.", TryIt);
        if (ground.Services.FirstOrDefault(one => !tried.HasDriven(one.Name)) is { } host)
            return ($"The service {host.Name} runs on the host and was not tried.",
                "It is started with your consent only, which a plan asks for at its approval.");
        if (tried.Base.FirstOrDefault(check => check.Flaky is [_, ..]) is { Flaky: var flaky, Name: var name })
            return (
                $"{name}: {flaky.Count} {(flaky is [_] ? "comes and goes" : "come and go")}, such as {flaky[0]}.",
                "Mend or remove what is flaky.");
        if (tried.Base.Any(check => check.ExitCodes.Count < Enough))
            return ("The checks ran only once, so nobody knows what comes and goes.", Often);
        if (ground.Instructions is [])
            return ("No file tells agents how to work here.", "Write an AGENTS.md: how to build, test and start it.");

        return null;
    }

    private static string? Test(Ground ground) => ground.Checks?.All.FirstOrDefault(check => check.Name is "test")?.Run;

    private static BaseCheck? Check(Seq<BaseCheck> tried, string name) => tried.FirstOrDefault(one => one.Name == name);

    // What stopped everything came last.
    private static string Last(Seq<string> problems) => problems is [.., var last]
        ? $"{last.Trim().Split('\n')[0].TrimEnd('.')}."
        : "The setup fails.";
}
