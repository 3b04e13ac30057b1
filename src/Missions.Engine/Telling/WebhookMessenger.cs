using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Missions.World.Network;

namespace Missions.Engine.Telling;

/// <summary>
/// Posts to an address of the user's, signed so that the receiver knows who it is from and when it was said.
/// </summary>
/// <remarks>Headers and signature of https://www.standardwebhooks.com, version 1, symmetric.</remarks>
/// <param name="secret">Null sends without a signature.</param>
public sealed class WebhookMessenger(Webhook hook, Uri url, string? secret, Func<News, bool> carries) : IMessenger
{
    private const string Prefix = "whsec_";

    public string Kind => "webhook";

    public bool Carries(News news) => carries(news);

    public Task<string?> TellAsync(Message message, CancellationToken ct)
    {
        var body = MessageJson.Of(message);
        var at = message.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var headers = new Dictionary<string, string> { ["webhook-id"] = message.Id, ["webhook-timestamp"] = at };
        if (secret is not null) headers["webhook-signature"] = $"v1,{Signed(secret, $"{message.Id}.{at}.{body}")}";
        return hook.PostAsync(url, headers, Encoding.UTF8.GetBytes(body), ct);
    }

    private static string Signed(string secret, string text) =>
        Convert.ToBase64String(HMACSHA256.HashData(KeyOf(secret), Encoding.UTF8.GetBytes(text)));

    /// <summary>Behind its usual prefix the secret is base64; any other is taken as it is.</summary>
    private static byte[] KeyOf(string secret)
    {
        if (!secret.StartsWith(Prefix, StringComparison.Ordinal)) return Encoding.UTF8.GetBytes(secret);
        var key = new byte[secret.Length];
        return Convert.TryFromBase64String(secret[Prefix.Length..], key, out var length)
            ? key[..length]
            : Encoding.UTF8.GetBytes(secret);
    }
}
