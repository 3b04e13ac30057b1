using Missions.Tests.Support;
using Missions.World.Processes;
using Missions.World.Sandboxes;

namespace Missions.Tests.World.Sandboxes;

/// <summary>A .NET repository builds in a room with what its user has on the machine, and writes none of it.</summary>
public sealed class DotNetTests : IDisposable
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit></PropertyGroup>
          <ItemGroup><PackageReference Include="xunit" Version="VERSION" /></ItemGroup>
        </Project>
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("missions-dotnet-").FullName;

    /// <summary>The tests were restored with it, so it is there.</summary>
    private static string Packages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } elsewhere
            ? elsewhere
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    [Fact]
    public async Task A_project_restores_without_a_network_from_the_packages_of_the_machine()
    {
        var version = Path.GetFileName(Directory.EnumerateDirectories(Path.Combine(Packages, "xunit")).First());
        await File.WriteAllTextAsync(Path.Combine(_folder, "A.csproj"), Project.Replace("VERSION", version));

        var ended = await RunAsync("dotnet restore -v quiet && grep -c '\"xunit.assert/' obj/project.assets.json");

        Assert.True(ended.ExitCode == 0, ended.Output);
    }

    [Fact]
    public async Task The_packages_of_the_machine_cannot_be_written()
    {
        var ended = await RunAsync("ls \"$NUGET_FALLBACK_PACKAGES/xunit\" && touch \"$NUGET_FALLBACK_PACKAGES/planted\"");

        Assert.Contains("Read-only file system", ended.Output);
        Assert.False(File.Exists(Path.Combine(Packages, "planted")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<Ended> RunAsync(string line)
    {
        var rooms = new BubblewrapRooms(new(TimeProvider.System), Bystander.Relay);
        await using var room = await rooms.OpenAsync(
            new([new(_folder, "/workspace", IsWritable: true)], "/workspace", new Dictionary<string, string>()), default);
        return await room.RunAsync(new(line) { Limit = TimeSpan.FromMinutes(2), Silence = TimeSpan.FromMinutes(2) }, default);
    }
}
