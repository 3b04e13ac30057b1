using Missions.Core;
using Missions.Core.Seats;
using Missions.Tests.Core;

namespace Missions.Tests.Laws;

/// <summary>One command put to a mission, and what became of it.</summary>
public sealed record Pace(int Seed, int Number, Mission Before, Request Asked, Decision Answer, Mission After)
{
    public IEnumerable<T> Facts<T>() where T : MissionEvent => Answer.Events.OfType<T>();

    public override string ToString() =>
        $"seed {Seed}, pace {Number}: {Asked.By} ({Asked.By.Role}) asked {Asked.Command}; "
            + $"{Answer.Refusal ?? "granted"}";
}

/// <summary>A mission pushed about by everybody, legally and not, from a seed that a failure names.</summary>
public sealed class Walk
{
    private const int Length = 150;

    // `./prove walks` asks for other walks, and for more.
    private static readonly int Walks = Asked("MISSIONS_WALKS") ?? 300, First = Asked("MISSIONS_WALKS_SEED") ?? 1;

    private static readonly Func<Given>[] Starts =
    [
        () => new(),
        () => Stories.Approved,
        () => Stories.Validating,
        () => Stories.FirstSealed,
        () => Stories.SecondBuilt,
    ];

    private static readonly Lazy<List<Walk>> Cache =
        new(() => [.. Enumerable.Range(First, Walks).AsParallel().AsOrdered().Select(seed => new Walk(seed))]);

    private Walk(int seed)
    {
        var dice = new Random(seed);
        var (honest, play, junk) = (new Play(), new Play(dice), new Junk(dice));
        Start = Starts[seed % Starts.Length]().State;

        var mission = Start;
        for (var number = 1; number <= Length; number++)
        {
            var request = dice.NextDouble() switch
            {
                < 0.5 => honest.Next(mission),
                < 0.65 => play.Next(mission),
                _ => null,
            };
            var pace = Take(seed, number, mission, request ?? junk.Next(mission));
            Paces.Add(pace);
            mission = pace.After;
        }
    }

    public static IReadOnlyList<Walk> All => Cache.Value;

    public Mission Start { get; }
    public List<Pace> Paces { get; } = [];

    public static Mission Folded(Mission mission, Decision decision, DateTimeOffset at) =>
        decision.Events.Aggregate(mission, (state, happened) => state.After(new(state.LastSeq + 1, at, happened)));

    private static int? Asked(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), out var asked) ? asked : null;

    private static Pace Take(int seed, int number, Mission before, Request request)
    {
        try
        {
            var answer = Decider.Decide(before, request);
            return new(seed, number, before, request, answer, Folded(before, answer, request.At));
        }
        catch (Exception thrown)
        {
            throw new InvalidOperationException($"Seed {seed}, pace {number}: {request} made Core throw.", thrown);
        }
    }
}
