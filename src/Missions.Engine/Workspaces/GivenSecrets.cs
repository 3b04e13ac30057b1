using Missions.Core.Plans;
using Missions.World.Processes;

namespace Missions.Engine.Workspaces;

/// <summary>
/// The values of a plan's secrets, read when they are needed and never written down. Services and proofs get them; of
/// what comes back every spelling is taken out.
/// </summary>
/// <remarks>
/// A worker writes what a service does, so to start a service with a secret is to have it: in a worker's room there are
/// none. Nor are there any before a human has approved the plan, or asked for <c>--yes</c>.
/// </remarks>
public sealed class GivenSecrets
{
    /// <summary>What is shorter stands in too many places by chance to be taken out of them.</summary>
    private const int Shortest = 6;

    /// <summary>Whom a secret is for that all proofs get.</summary>
    public const string Proofs = "proofs";

    private const string Variable = "env:";

    private readonly List<(Secret Secret, string Value)> _values = [];
    private readonly List<(string Name, string Value)> _hidden = [];

    private GivenSecrets() { }

    public static GivenSecrets None { get; } = new();

    public static GivenSecrets Of(Workshop shop)
    {
        var state = shop.Mission.State;
        var given = new GivenSecrets();
        if (!state.IsApproved && !state.AnswersItself) return given;

        foreach (var secret in state.Plan?.Secrets ?? [])
            if (ValueOf(shop, secret) is { Length: >= Shortest } value) given._values.Add((secret, value));
        given._hidden.AddRange(given._values.Select(one => ($"secret {one.Secret.Name}", one.Value)));
        return given;
    }

    /// <summary>The same, with what copied files say taken out as well.</summary>
    public GivenSecrets With(IEnumerable<(string Path, byte[] Bytes)> copied)
    {
        var more = new GivenSecrets();
        more._values.AddRange(_values);
        more._hidden.AddRange(_hidden);
        more._hidden.AddRange(copied.SelectMany(file => CopiedValues.In(file.Bytes).Select(value => (file.Path, value))));
        return more;
    }

    /// <summary>Why a plan's secrets cannot be given, a sentence each with the cure.</summary>
    public static IEnumerable<string> Problems(Workshop shop, Plan plan) => plan.Secrets
        .Select(secret => ValueOf(shop, secret) switch
        {
            null or "" => $"The secret {secret.Name} is missing: set {NameOf(secret)} in the environment that `mission` runs in.",
            { Length: < Shortest } =>
                $"The secret {secret.Name} has fewer than {Shortest} characters, and could not be kept out of outputs. Use a longer one.",
            _ => null,
        })
        .OfType<string>();

    /// <summary>What a service, an assertion's proof, or all <c>proofs</c> get in their environment.</summary>
    public IReadOnlyDictionary<string, string> For(params IEnumerable<string?> names) => _values
        .Where(one => names.Any(name => name is not null && one.Secret.For.Contains(name)))
        .ToDictionary(one => one.Secret.Name, one => one.Value);

    public string Redact(string text) => _hidden is [] ? text : _hidden.Aggregate(text, (left, one) =>
    {
        var spellings = Spellings.Of(one.Value, Shortest);
        var by = $"[{one.Name}]";
        var whole = Whole(left, spellings, by);
        var scattered = Scattered.Replace(whole, spellings, by);
        var unpacked = Packed.Replace(scattered, plain => Whole(plain, spellings, by) != plain, by);
        return CutOutput.Mend(unpacked, spellings, by);
    });

    private static string Whole(string text, IReadOnlyList<string> spellings, string by) => spellings.Aggregate(
        text, (now, spelling) => now.Replace(spelling, by, StringComparison.OrdinalIgnoreCase));

    private static string? ValueOf(Workshop shop, Secret secret) =>
        secret.From.StartsWith(Variable, StringComparison.Ordinal) ? shop.Variable(NameOf(secret)) : null;

    private static string NameOf(Secret secret) => secret.From[(secret.From.IndexOf(':') + 1)..];
}
