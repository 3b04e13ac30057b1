using System.Net;
using Missions.Engine;

namespace Missions.Control.Web;

/// <summary>An address to listen at, and the name that it was given by.</summary>
internal sealed record ListenAt(string Name, IPAddress Address, int Port)
{
    /// <param name="urls">Such as <c>http://127.0.0.1:7117</c>; several are put apart by semicolons.</param>
    /// <exception cref="UsedWrongly">One of them is none, or others than this machine could reach it.</exception>
    public static IReadOnlyList<ListenAt> Read(string urls)
    {
        List<ListenAt> all = [.. urls.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(ReadOne)];
        return all is [_, ..] ? all : throw new UsedWrongly("--urls takes an address, such as http://127.0.0.1:7117.");
    }

    /// <summary>What the Host header of a request to one of them is.</summary>
    /// <param name="bound">Where the server really listens, in the same order.</param>
    public static IReadOnlyList<string> Hosts(IReadOnlyList<ListenAt> asked, IReadOnlyList<string> bound) =>
        [.. asked.Select((one, index) => Host(one.Name, new Uri(bound[index]).Port))];

    /// <summary>As clients write it, who leave the usual port out.</summary>
    private static string Host(string name, int port) => port == 80 ? name : $"{name}:{port}";

    private static ListenAt ReadOne(string url)
    {
        if (!Uri.TryCreate(url.Trim(), UriKind.Absolute, out var parsed) || parsed.Scheme is not "http"
            || parsed.PathAndQuery is not "/" || parsed.UserInfo is not "")
            throw new UsedWrongly($"'{url}' is no address to listen at; one looks like http://127.0.0.1:7117.");

        var address = parsed.Host is "localhost" ? IPAddress.Loopback
            : IPAddress.TryParse(parsed.Host.Trim('[', ']'), out var number) && IPAddress.IsLoopback(number) ? number
            : throw new UsedWrongly($"{url} could be reached by others than this machine, and whoever gets in can run "
                + "agents here. Listen at http://127.0.0.1:7117, and come from elsewhere by "
                + "`ssh -L 7117:127.0.0.1:7117 HOST`.");
        return new(parsed.Host, address, parsed.Port);
    }
}
