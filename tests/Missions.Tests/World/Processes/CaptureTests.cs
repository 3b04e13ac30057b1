using System.Text;
using Missions.World.Processes;

namespace Missions.Tests.World.Processes;

public class CaptureTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 50)];

    [Fact]
    public void What_fits_is_kept_as_it_is() => Assert.Equal("1234567890", Captured(10, "123", "4567", "890"));

    [Fact]
    public void What_does_not_fit_loses_its_middle() =>
        Assert.Equal("12345\n[… 1 bytes left out …]\n78901", Captured(10, "1234567890", "1"));

    [Fact]
    public void No_character_is_cut_in_two() =>
        Assert.Equal("a😀\n[… 12 bytes left out …]\n😀z", Captured(13, "a😀😀😀😀😀z"));

    [Fact]
    public void Bytes_that_are_no_text_become_replacement_characters()
    {
        var capture = new Capture(100);

        capture.Add([0x61, 0xED, 0xA0, 0x80, 0xFF, 0x62]);

        Assert.Equal("a\uFFFD\uFFFD\uFFFD\uFFFDb", capture.ToString());
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Whatever_comes_in_text_that_can_be_sent_comes_out(int seed)
    {
        var random = new Random(seed);
        var capture = new Capture(random.Next(0, 40));
        var total = 0;
        for (var i = 0; i < 10; i++)
        {
            var bytes = new byte[random.Next(0, 30)];
            random.NextBytes(bytes);
            capture.Add(bytes);
            total += bytes.Length;
        }

        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        strict.GetBytes(capture.ToString());
        Assert.Equal(total, capture.Total);
    }

    private static string Captured(int cap, params string[] parts)
    {
        var capture = new Capture(cap);
        foreach (var part in parts) capture.Add(Encoding.UTF8.GetBytes(part));
        return capture.ToString();
    }
}
