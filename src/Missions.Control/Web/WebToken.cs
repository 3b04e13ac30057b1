using System.Security.Cryptography;
using System.Text;

namespace Missions.Control.Web;

/// <summary>What lets somebody in: the home's secret itself, or what only its holder can have been given.</summary>
internal sealed class WebToken(string secret)
{
    private readonly HashSet<string> _once = [];

    /// <summary>What a browser keeps after it was let in; good until the secret is another.</summary>
    public string Cookie { get; } = Derived(secret, "cookie");

    /// <summary>What our own pages send along with every change, and no other page can know.</summary>
    public string Form { get; } = Derived(secret, "form");

    /// <summary>Lets one browser in, once.</summary>
    public string MakeOnce()
    {
        var word = RandomNumberGenerator.GetHexString(64, lowercase: true);
        lock (_once) _once.Add(word);
        return word;
    }

    public bool IsSecret(string word) => Same(word, secret);

    /// <summary>The secret, or a word that was made for one login and not used yet.</summary>
    public bool Admits(string word)
    {
        if (IsSecret(word)) return true;
        lock (_once) return _once.Remove(word);
    }

    public static bool Same(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    private static string Derived(string secret, string what) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"missions {what} 1")));
}
