using System.Text;
using Missions.Core.Plans;

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
        var spellings = Spellings(one.Value).ToList();
        var whole = spellings.Aggregate(left, (now, spelling) =>
            now.Replace(spelling, $"[{one.Name}]", StringComparison.OrdinalIgnoreCase));
        return CutOutput.Mend(whole, spellings, $"[{one.Name}]");
    });

    private static string? ValueOf(Workshop shop, Secret secret) =>
        secret.From.StartsWith(Variable, StringComparison.Ordinal) ? shop.Variable(NameOf(secret)) : null;

    private static string NameOf(Secret secret) => secret.From[(secret.From.IndexOf(':') + 1)..];

    /// <summary>The longest first, so that none is left with a piece of another.</summary>
    private static IEnumerable<string> Spellings(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        string[] plain =
        [
            value, Uri.EscapeDataString(value), Convert.ToHexString(bytes),
            System.Text.Json.JsonEncodedText.Encode(value).ToString(),
        ];
        var coded = Enumerable.Range(0, 3).Select(offset => Base64(bytes, offset));
        return plain.Concat(coded.SelectMany(one => (string[])[one, one.Replace('+', '-').Replace('/', '_')]))
            .Where(one => one.Length >= Shortest)
            .Distinct()
            .OrderByDescending(one => one.Length);
    }

    /// <summary>The part of its base64 that it alone decides, where it begins so many bytes into a group.</summary>
    private static string Base64(byte[] bytes, int offset)
    {
        var whole = Convert.ToBase64String([.. new byte[offset], .. bytes]).TrimEnd('=');
        var start = offset == 0 ? 0 : offset + 1;
        var end = (offset + bytes.Length) % 3 == 0 ? whole.Length : whole.Length - 1;
        return whole[start..Math.Max(start, end)];
    }
}
