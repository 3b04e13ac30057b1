namespace Missions.Core.Plans;

/// <summary>What will be built, in what order, and what "done" means; written before any code is.</summary>
/// <param name="Recommend">The orchestrator's own advice: <c>run</c>, or <c>do-not-run, because …</c>.</param>
/// <param name="Setup">A shell line that prepares a fresh checkout.</param>
/// <param name="Copy">Ignored files that a checkout needs, by path; copied only with the human's consent.</param>
public sealed record Plan(
    string Title,
    string Summary,
    Seq<Requirement> Requirements,
    Seq<Assertion> Contract,
    Seq<Milestone> Milestones,
    string? Recommend = null,
    Seq<string> Assumptions = default,
    Seq<string> OutOfScope = default,
    Seq<Skill> Skills = default,
    string? Setup = null,
    Seq<string> Copy = default,
    Seq<string> Surfaces = default,
    Checks? Checks = null,
    TestRules? Tests = null,
    Seq<Service> Services = default,
    Seq<Secret> Secrets = default,
    Boundaries? Boundaries = null)
{
    public IEnumerable<Feature> Features => Milestones.SelectMany(milestone => milestone.Features);

    public Feature? Feature(FeatureId id) => Features.FirstOrDefault(feature => feature.Id == id);

    public Assertion? Assertion(AssertionId id) => Contract.FirstOrDefault(assertion => assertion.Id == id);

    public Milestone? MilestoneOf(FeatureId id) =>
        Milestones.FirstOrDefault(milestone => milestone.Has(id));

    /// <summary>The feature that must make the assertion true; none for what belongs to the plan as a whole.</summary>
    public Feature? OwnerOf(AssertionId id) => Features.FirstOrDefault(feature => feature.Satisfies.Contains(id));

    /// <summary>The home of each assertion that has one, for whoever looks up many.</summary>
    public IReadOnlyDictionary<AssertionId, MilestoneId> Homes()
    {
        var homes = new Dictionary<AssertionId, MilestoneId>();
        foreach (var milestone in Milestones)
            foreach (var id in milestone.Features.SelectMany(feature => feature.Satisfies))
                homes.TryAdd(id, milestone.Id);
        return homes;
    }

    /// <summary>A service and those that it needs, as far as they run outside of all rooms.</summary>
    public Seq<string> HostServicesOf(string? service) =>
        [.. ServicesOf(service).Where(one => one.RunsIn is RunsIn.Host).Select(one => one.Name)];

    /// <summary>A service and those that it needs.</summary>
    public Seq<Service> ServicesOf(string? service)
    {
        var needed = new List<string>();
        if (service is not null) Need(service);
        return [.. Services.Where(one => needed.Contains(one.Name))];

        void Need(string name)
        {
            if (needed.Contains(name)) return;
            needed.Add(name);
            foreach (var next in Services.Where(one => one.Name == name).SelectMany(one => one.DependsOn)) Need(next);
        }
    }

    /// <summary>The milestone in which the assertion is first to be proven; none for what has no owner.</summary>
    public Milestone? HomeOf(AssertionId id) => OwnerOf(id) is { } owner ? MilestoneOf(owner.Id) : null;
}

/// <summary>One thing that the human needs, as noted in the interview.</summary>
public sealed record Requirement(RequirementId Id, string Text);

/// <summary>A batch of features that is validated as a whole before the next begins; a vertical slice.</summary>
public sealed record Milestone(MilestoneId Id, string Title, string Outcome, Seq<Feature> Features)
{
    public bool Has(FeatureId feature) => Features.Any(one => one.Id == feature);
}

/// <summary>One worker's assignment, and the assertions that it must make true.</summary>
/// <param name="Contributes">Assertions that it helps with and another feature owns.</param>
/// <param name="Enabling">Why it owns no assertion, where it owns none.</param>
/// <param name="Follows">For a follow-up: the feature that it mends.</param>
/// <param name="Mends">For a follow-up: the assertions that it makes true at last.</param>
public sealed record Feature(
    FeatureId Id,
    string Title,
    string Description,
    Seq<AssertionId> Satisfies = default,
    Seq<AssertionId> Contributes = default,
    string? Skill = null,
    Seq<string> Preconditions = default,
    string? Enabling = null,
    FeatureId? Follows = null,
    Seq<AssertionId> Mends = default);

/// <summary>Markdown that says how to work in this repository.</summary>
public sealed record Skill(string Name, string Description, string Body)
{
    /// <summary>The name is a folder's: it must not lead anywhere else.</summary>
    public static bool IsName(string name) =>
        name is { Length: > 0 and <= 64 }
        && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-');
}

/// <summary>The shell lines that say whether a checkout is in order; one left out does not exist here.</summary>
public sealed record Checks(string? Build = null, string? Typecheck = null, string? Lint = null, string? Test = null)
{
    public Seq<Check> All =>
    [
        .. new Check[] { new("build", Build!), new("typecheck", Typecheck!), new("lint", Lint!), new("test", Test!) }
            .Where(check => !string.IsNullOrWhiteSpace(check.Run)),
    ];
}

/// <summary>One shell line that says whether a checkout is in order.</summary>
public sealed record Check(string Name, string Run);

/// <summary>Which tests a worker may change, and why.</summary>
public sealed record TestRules(Seq<TestChange> MayChange = default);

/// <summary>Tests that may be changed.</summary>
public sealed record TestChange(string Glob, string Because);

/// <summary>A program that the application consists of, started in the room of whoever needs it.</summary>
/// <param name="Start">A shell line; <c>{port}</c> stands for the port to listen on.</param>
/// <param name="Health">A URL that answers once it is up; <c>{url}</c> stands for its address.</param>
public sealed record Service(
    string Name,
    string Start,
    string Health,
    Seq<string> DependsOn = default,
    RunsIn RunsIn = RunsIn.Sandbox)
{
    /// <summary>What a human allows who allows it to run outside of all rooms.</summary>
    public string OnHost => $"{Name}: {Start}";

    /// <summary>The port that it is known to have, where its health names one of this machine's.</summary>
    public int? FixedPort => Uri.TryCreate(Health, UriKind.Absolute, out var url)
        && url.Host is "127.0.0.1" or "localhost" && !url.IsDefaultPort ? url.Port : null;
}

/// <summary>Where a service runs.</summary>
public enum RunsIn
{
    Sandbox,
    Host,
}

/// <summary>Something secret that services or proofs need; its value never enters the journal.</summary>
public sealed record Secret(string Name, Seq<string> For, string From);

/// <summary>Where workers may write, and what they may reach.</summary>
public sealed record Boundaries(
    Seq<string> Write = default,
    Seq<string> OffLimits = default,
    Seq<string> Network = default);
