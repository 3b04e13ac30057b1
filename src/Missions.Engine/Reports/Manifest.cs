using System.Text.Json;
using System.Text.Json.Serialization;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;
using Missions.Engine.Briefings;
using Missions.Engine.Views;

namespace Missions.Engine.Reports;

/// <summary>
/// What is in an evidence pack, for programs: <c>manifest.json</c>, as docs/formats/evidence-pack.md describes it.
/// </summary>
/// <param name="Program">The version that made it.</param>
/// <param name="Build">Which build of that version: another may lay the page out otherwise.</param>
/// <param name="At">The journal's last word; the pack of a journal is always the same.</param>
/// <param name="JournalHash">
/// The <c>hash</c> of the journal's last line: whoever noted it can tell a rewritten one.
/// </param>
public sealed record Manifest(
    string Program,
    string Build,
    string Mission,
    string Goal,
    bool IsScripted,
    string State,
    DateTimeOffset At,
    string Base,
    string Head,
    long JournalLines,
    string JournalHash,
    IReadOnlyList<PackedAssertion> Assertions,
    IReadOnlyList<PackedSeal> Seals,
    IReadOnlyList<PackedBite> Bites,
    IReadOnlyList<Compared> Compared,
    IReadOnlyList<PackedFile> Files)
{
    public const string Name = "manifest.json";

    /// <summary>This very build.</summary>
    public static string ThisBuild { get; } = $"{typeof(Manifest).Module.ModuleVersionId:n}";

    public string Json() => JsonSerializer.Serialize(this, ManifestJson.Default.Manifest);

    /// <exception cref="JsonException">It is no manifest.</exception>
    public static Manifest? Read(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(bytes, ManifestJson.Default.Manifest);
}

/// <summary>An assertion, how it stands, and on what.</summary>
public sealed record PackedAssertion(
    string Id,
    string Claim,
    string RefutedBy,
    string Truth,
    string? Because,
    string Proof,
    string ProofHash,
    string? Commit,
    IReadOnlyList<PackedEvidence> Evidence)
{
    internal static PackedAssertion Of(Mission mission, Assertion assertion)
    {
        var standing = mission.StandingOf(assertion.Id);
        return new(
            assertion.Id.ToString(),
            assertion.Claim,
            assertion.RefutedBy,
            Words.Of(standing.Truth),
            standing.Because,
            PlanText.Kind(assertion.Proof),
            assertion.ProofHash,
            standing.Commit,
            [.. standing.Evidence.Select(mission.EvidenceOf).OfType<Evidence>().Select(PackedEvidence.Of)]);
    }
}

/// <summary>A piece of evidence.</summary>
/// <param name="Sha256">Of its output, or of the note that a citation is.</param>
public sealed record PackedEvidence(
    string Id, string Kind, string Subject, bool Holds, int? ExitCode, string Commit, string Sandbox, string Sha256)
{
    internal static PackedEvidence Of(Evidence one) => new(
        one.Id.ToString(), Words.Of(one.Kind), one.Subject, one.Holds, one.ExitCode, one.Commit, one.Sandbox,
        one.Output);
}

/// <summary>A milestone that is sealed.</summary>
public sealed record PackedSeal(string Milestone, string Commit, string Hash);

/// <summary>How many hunks of a feature were taken out again, and how many of those a proof noticed.</summary>
public sealed record PackedBite(
    string Feature,
    string Commit,
    int Tried,
    int Noticed,
    int Left,
    IReadOnlyList<string> Blind,
    IReadOnlyList<string> Hunks,
    string? Note)
{
    internal static PackedBite Of(Mission mission, FeatureBiteView one) => new(
        one.Feature, one.Commit, one.Tried, one.Noticed, one.Left, [.. one.Blind],
        [.. BiteText.Hunks(mission.Bites.Last(bite => $"{bite.Feature}" == one.Feature))], one.Note);
}

/// <summary>A file of the pack.</summary>
public sealed record PackedFile(string Path, long Bytes, string Sha256);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true)]
[JsonSerializable(typeof(Manifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
