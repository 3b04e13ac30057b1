using Missions.Core;
using Missions.Core.Verdicts;

namespace Missions.Engine.Verifying;

/// <summary>Something large that the journal names by its hash.</summary>
/// <param name="Bytes">How many it must have; null where the journal does not say.</param>
/// <param name="What">For people, such as <c>the output of E-3</c>.</param>
internal sealed record CitedBlob(string Hash, long? Bytes, string What)
{
    public static IEnumerable<CitedBlob> Of(Evidence one)
    {
        if (one.Picture is { } picture) yield return new(picture, null, $"the picture of {one.Id}");
        if (one.Call is { } call) yield return new(call, null, $"the call of {one.Id}");
        if (one.HasOutput) yield return new(one.Output, one.OutputBytes, $"the output of {one.Id}");
    }

    public static IEnumerable<CitedBlob> OfRehearsals(Mission mission) =>
        from one in mission.Rehearsals
        from output in new[] { one.Output, one.Witnessed }
        where output is not null
        select new CitedBlob(output, null, $"the output of the rehearsal of {one.Assertion}");

    public static IEnumerable<CitedBlob> OfRecordings(Mission mission) =>
        from one in mission.Recordings
        let script = one.Script
        where script is not null
        select new CitedBlob(script, null, $"the recording of {one.Assertion}");

    public static IEnumerable<CitedBlob> All(Mission mission) =>
        [.. mission.Evidence.SelectMany(Of), .. OfRehearsals(mission), .. OfRecordings(mission)];
}
