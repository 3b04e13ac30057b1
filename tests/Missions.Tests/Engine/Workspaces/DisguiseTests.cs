using System.Text;
using Missions.Engine.Workspaces;

namespace Missions.Tests.Engine.Workspaces;

/// <summary>A secret is taken out of outputs in whatever way programs print one, and nothing else is.</summary>
public class DisguiseTests
{
    private const string Secret = "tok-9fA/37+x&Q5mN2";

    private static readonly GivenSecrets Given =
        GivenSecrets.None.With([(".env", Encoding.UTF8.GetBytes($"KEY={Secret}\n"))]);

    public static TheoryData<string> Printed =>
    [
        Secret, string.Concat(Secret.Reverse()),
        string.Join('\n', Secret.AsEnumerable()), string.Join(' ', Secret.AsEnumerable()),
        Convert.ToHexString(Encoding.UTF8.GetBytes(Secret)), Uri.EscapeDataString(Secret),
        string.Concat(Encoding.UTF8.GetBytes(Secret).Select(one => $" {one:x2}")),
        string.Concat(Encoding.UTF8.GetBytes(Secret).Select(one => $"%{one:x2}")),
        string.Concat(Encoding.UTF8.GetBytes(Secret).Select(one => $"\\x{one:x2}")),
        string.Concat(Secret.Select(one => $"\\u{(int)one:x4}")),
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"x{Secret}")),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret)))),
        $"{Secret[..5]}\u001b[31m{Secret[5..]}\u001b[0m",
    ];

    [Theory, MemberData(nameof(Printed))]
    public void A_secret_is_taken_out_however_it_is_printed(string printed)
    {
        var left = Given.Redact($"before: {printed}; after");

        Assert.StartsWith("before: ", left);
        Assert.EndsWith("; after", left);
        Assert.Contains("[.env]", left);
        Assert.True(left.Length < "before: [.env]; after".Length + 8, left); // At most what stood around its signs.
    }

    [Theory]
    [InlineData("Build succeeded in 37 s: 9 of 9 tests, tok-9 and x&Q.")]
    [InlineData("sha256 9fA37 H4sIAAAAAAAAA3NUBAA= done")]
    [InlineData("a\nb\nc\n")]
    public void Everything_else_stays_as_it_is(string output) => Assert.Equal(output, Given.Redact(output));
}
