using System.Text.Json;
using System.Text.Json.Serialization;
using Missions.World.Files;
using Missions.World.Git;

namespace Missions.Engine.Setups;

/// <summary>What a setup made, as it is written down beside it: last, so that what is written down is whole.</summary>
/// <param name="Entries">What it made in the checkout.</param>
/// <param name="Over">The hash of every file that it changed, as the commit had it.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record KeptSetup(Layer Entries, IReadOnlyDictionary<string, string> Over, double Seconds)
{
    public static KeptSetup? Read(byte[]? bytes) =>
        bytes is null ? null : JsonSerializer.Deserialize(bytes, SetupJson.Default.KeptSetup);

    /// <summary>Whether it may be put over a commit: nothing of the commit is in its way, or changed since.</summary>
    public bool Fits(IReadOnlyList<CommitFile> files)
    {
        var known = files.ToDictionary(file => file.Path, file => file.Hash);
        var taken = known.Keys.Concat(known.Keys.SelectMany(FoldersOf)).ToHashSet();

        return Over.All(one => known.GetValueOrDefault(one.Key) == one.Value)
            && !Entries.Added.Any(path => taken.Contains(path) || FoldersOf(path).Any(known.ContainsKey));
    }

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, SetupJson.Default.KeptSetup);

    private static IEnumerable<string> FoldersOf(string path)
    {
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
            yield return path[..slash];
    }
}

/// <summary>How a kept setup is written down.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(KeptSetup))]
public sealed partial class SetupJson : JsonSerializerContext;
