using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Missions.Core;

namespace Missions.Tests.Architecture;

/// <summary>Core is handed the time, ids and files. It asks for none of them.</summary>
public class PurityRules
{
    private static readonly string[] Impure =
    [
        "File", "Directory", "Process", "HttpClient", "Thread", "Task", "Random", "Guid", "DateTime", "Console",
        "TimeProvider", "Stopwatch", "Socket",
    ];

    [Fact]
    public void Core_touches_no_clock_no_disk_and_no_thread() => Assert.Empty(Read(TypesUsed).Intersect(Impure));

    [Fact]
    public void Core_is_told_the_time() =>
        Assert.Empty(Read(MembersUsed).Intersect(["get_Now", "get_UtcNow", "NewGuid", "get_TickCount"]));

    /// <summary>What `yield` is compiled to asks which thread it is on; nothing else may look around.</summary>
    [Fact]
    public void Core_does_not_look_around() =>
        Assert.Empty(Read(OfEnvironment).Except(["get_CurrentManagedThreadId"]));

    private static IEnumerable<string> TypesUsed(MetadataReader metadata) =>
        metadata.TypeReferences.Select(type => metadata.GetString(metadata.GetTypeReference(type).Name));

    private static IEnumerable<string> MembersUsed(MetadataReader metadata) =>
        metadata.MemberReferences.Select(member => metadata.GetString(metadata.GetMemberReference(member).Name));

    private static IEnumerable<string> OfEnvironment(MetadataReader metadata) =>
        from handle in metadata.MemberReferences
        let member = metadata.GetMemberReference(handle)
        where member.Parent.Kind is HandleKind.TypeReference
        let type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent)
        where metadata.StringComparer.Equals(type.Name, "Environment")
        select metadata.GetString(member.Name);

    private static List<string> Read(Func<MetadataReader, IEnumerable<string>> used)
    {
        using var image = new PEReader(File.OpenRead(typeof(Mission).Assembly.Location));
        return [.. used(image.GetMetadataReader())];
    }
}
