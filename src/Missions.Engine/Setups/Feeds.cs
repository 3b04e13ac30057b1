using System.Text;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;
using Missions.Engine.Workspaces;
using Missions.World.Network;

namespace Missions.Engine.Setups;

/// <summary>Which hosts a plan lets its setup reach, and who said so.</summary>
/// <param name="Hosts">Each with where it was found, as the approval shows it.</param>
/// <param name="Foreign">Those that only the plan or a file of the repository names: a human is to be asked.</param>
/// <param name="HomeFiles">What package managers are told in the setup's home, so that they ask the same feeds.</param>
/// <param name="Notes">What could not be found out, or was left out, a sentence each.</param>
internal sealed record Feeds(
    Seq<NetworkHost> Hosts, Seq<NetworkHost> Foreign, IReadOnlyDictionary<string, string> HomeFiles, Seq<string> Notes)
{
    public const string Preset = "preset:packages";

    private const int MostBytes = 8 * 1024 * 1024;

    private const string NoWalls =
        "Without a sandbox (sandbox.driver is `none`) the setup, and everything else, reaches what this machine reaches.";

    public static Feeds None { get; } = new([], [], new Dictionary<string, string>(), []);

    /// <summary>Looks at this machine's package managers, and at the commit's own configuration of them.</summary>
    public static async Task<Feeds> FindAsync(Workshop shop, Plan plan, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(plan.Setup)) return None;
        if (!shop.Rooms.HasWalls) return None with { Notes = [NoWalls] };

        var wanted = plan.Boundaries?.Network ?? [];
        if (wanted is []) return None;

        NetworkHost[] named =
        [
            .. wanted.Where(entry => entry != Preset)
                .Select(entry => Destination.Parse(entry, 443)).OfType<Destination>()
                .Select(one => new NetworkHost(one.ToString(), "boundaries.network of the plan")),
        ];
        return wanted.Contains(Preset)
            ? await PackagesAsync(shop, named, ct)
            : Of(shop, [], named, None.HomeFiles, []);
    }

    private static async Task<Feeds> PackagesAsync(Workshop shop, NetworkHost[] named, CancellationToken ct)
    {
        var commit = shop.Mission.State.Opening!.Base;
        var files = await shop.Repository.FilesAsync(commit, ct);
        var (asked, unknown) = await new FeedTools(shop.UserPrograms).AskAsync([.. files.Select(file => file.Path)], ct);
        var read = new List<Feed>();
        foreach (var file in files.Where(file => FeedFiles.IsOne(file.Path)))
            if (await shop.Repository.ReadAsync(commit, file.Path, ct) is { Length: < MostBytes } bytes)
                read.AddRange(FeedFiles.In(file.Path, Encoding.UTF8.GetString(bytes), file.Path));

        return Of(
            shop,
            HostsOf(asked),
            [.. named, .. HostsOf(read)],
            HomeFilesOf(asked),
            [.. unknown, .. asked.Concat(read).Where(feed => feed.HadPassword).Select(WithoutPassword).Distinct()]);
    }

    /// <summary>What the user's own configuration names may be reached; all else only what they allowed.</summary>
    private static Feeds Of(
        Workshop shop,
        IEnumerable<NetworkHost> own,
        IEnumerable<NetworkHost> others,
        IReadOnlyDictionary<string, string> homeFiles,
        Seq<string> notes)
    {
        var known = own.Select(one => one.Host)
            .Concat(shop.AllowedHosts.Select(one => Destination.Parse(one, 443)?.ToString() ?? ""))
            .ToHashSet();
        var all = others.Concat(own).GroupBy(one => one.Host)
            .Select(same => new NetworkHost(same.Key, string.Join(", ", same.Select(one => one.From).Distinct())))
            .OrderBy(one => one.Host, StringComparer.Ordinal)
            .ToLookup(one => known.Contains(one.Host));
        return new([.. all[true]], [.. all[false]], homeFiles, notes);
    }

    private static IEnumerable<NetworkHost> HostsOf(IEnumerable<Feed> feeds) => feeds
        .Where(feed => feed.Destination is not null)
        .GroupBy(feed => feed.Destination!.ToString())
        .Select(same => new NetworkHost(same.Key, string.Join(", ", same.Select(one => one.From).Distinct().Take(3))));

    private static string WithoutPassword(Feed feed) =>
        $"{feed.Url} (from {feed.From}) has a password, and this version gives setups none. Fetch from a feed that "
            + "asks for none, such as a mirror on your network, or have the packages in the repository.";

    /// <summary>What the user's own configuration says besides passwords: below what the repository says.</summary>
    private static Dictionary<string, string> HomeFilesOf(IReadOnlyList<Feed> asked)
    {
        var (npm, pip, nuget) = (Of("npm"), Of("pip"), Of("dotnet"));
        var files = new Dictionary<string, string>();
        if (npm is not []) files[".npmrc"] = string.Concat(npm.Select(feed => $"{feed.Kind}={feed.Url}\n"));
        if (pip is not [])
            files[".config/pip/pip.conf"] = "[global]\n" + string.Concat(
                pip.GroupBy(feed => feed.Kind).Select(kind => $"{kind.Key} = {string.Join(' ', kind.Select(one => one.Url))}\n"));
        if (nuget is not [])
            files[".nuget/NuGet/NuGet.Config"] = "<configuration><packageSources>" + string.Concat(
                nuget.Index().Select(feed =>
                    $"<add key=\"feed{feed.Index}\" value=\"{System.Security.SecurityElement.Escape(feed.Item.Url)}\" "
                        + (feed.Item.Url.StartsWith("http:", StringComparison.Ordinal) ? "allowInsecureConnections=\"true\" " : "")
                        + "/>"))
                + "</packageSources></configuration>\n";
        return files;

        List<Feed> Of(string tool) => [.. asked.Where(feed => feed.From.StartsWith(tool, StringComparison.Ordinal))];
    }
}
