using Missions.World.Network;

namespace Missions.Engine.Setups;

/// <summary>Where packages come from, as a package manager or a file of the repository says.</summary>
/// <param name="Url">Without a user or a password, and without what stands behind the path.</param>
/// <param name="Kind">What it is called where it is said: <c>registry</c>, <c>@scope:registry</c>, <c>index-url</c> …</param>
/// <param name="From">The command or file that says so.</param>
/// <param name="HadPassword">A user or a password stood in it, and was left out.</param>
internal sealed record Feed(string Url, string Kind, string From, bool HadPassword)
{
    public Destination? Destination => Uri.TryCreate(Url, UriKind.Absolute, out var url)
        ? World.Network.Destination.Parse(url.Authority, url.Scheme == Uri.UriSchemeHttp ? 80 : 443)
        : null;

    /// <summary>Null where the text is no address of a package feed.</summary>
    public static Feed? Of(string text, string kind, string from)
    {
        var trimmed = text.Trim().Trim('"', '\'', ',');
        if (trimmed.StartsWith("sparse+", StringComparison.Ordinal)) trimmed = trimmed["sparse+".Length..];
        if (!Uri.TryCreate(trimmed, UriKind.Absolute, out var url)) return null;
        if (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps) return null;

        return new(url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped), kind, from,
            url.UserInfo is not "");
    }
}
