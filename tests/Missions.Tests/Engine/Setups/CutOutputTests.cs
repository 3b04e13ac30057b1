using Missions.Engine.Workspaces;
using Missions.World.Processes;

namespace Missions.Tests.Engine.Setups;

/// <summary>Where the middle of an output is left out, no half of a secret is left at the edges.</summary>
public class CutOutputTests
{
    private const string Secret = "canary/7+secret";

    [Fact]
    public void No_half_of_a_secret_stands_at_a_cut_wherever_it_falls()
    {
        for (var at = 0; at < Secret.Length + 4; at++)
        {
            var capture = new Capture(64);
            capture.Add(System.Text.Encoding.UTF8.GetBytes(
                $"{new string('a', 32 - at)}{Secret}{new string('b', 5000)}{Secret}{new string('c', at + 20)}"));

            var mended = CutOutput.Mend(capture.ToString().Replace(Secret, "[s]"), [Secret], "[s]");

            Assert.DoesNotContain("can", mended, StringComparison.Ordinal);
            Assert.DoesNotContain("ret", mended.Replace("bytes left out", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_was_not_cut_stays_as_it_is() =>
        Assert.Equal("canary and secret\n[… nothing …]\n", CutOutput.Mend("canary and secret\n[… nothing …]\n", [Secret], "[s]"));

    [Theory]
    [InlineData("TOKEN=abc-123-def", "abc-123-def")]
    [InlineData("export URL = 'postgres://u:p@h/db'", "postgres://u:p@h/db")]
    [InlineData("# TOKEN=abc-123-def", null)]
    [InlineData("MODE=development\nHOST=localhost.local\nPORT=80808080\nA=b1", null)]
    public void The_values_of_a_copied_file_are_known(string text, string? value) =>
        Assert.Equal(value is null ? [] : [value], CopiedValues.In(System.Text.Encoding.UTF8.GetBytes(text)));
}
