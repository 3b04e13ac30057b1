using Missions.World.Network;

namespace Missions.Tests.World.Network;

/// <summary>One spelling for each host, and none for what two programs could read in two ways.</summary>
public class DestinationTests
{
    [Theory]
    [InlineData("feed.example", "feed.example:443")]
    [InlineData("FEED.Example.:8443", "feed.example:8443")]
    [InlineData("bücher.example", "xn--bcher-kva.example:443")]
    [InlineData("93.184.216.34:80", "93.184.216.34:80")]
    [InlineData("[2606:2800:220:1::1]:443", "[2606:2800:220:1::1]:443")]
    [InlineData("[2606:2800:0220:0001:0:0:0:1]", "[2606:2800:220:1::1]:443")]
    [InlineData("127.0.0.1.", "127.0.0.1:443")]
    [InlineData("[::ffff:10.0.0.1]:80", "10.0.0.1:80")]
    public void Each_host_has_one_spelling(string text, string spelling) =>
        Assert.Equal(spelling, Destination.Parse(text, 443)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("feed.example..")]
    [InlineData("*.example")]
    [InlineData(".example")]
    [InlineData("feed.example:0")]
    [InlineData("feed.example:65536")]
    [InlineData("feed.example:0443")]
    [InlineData("feed.example:+443")]
    [InlineData("feed.example:443:443")]
    [InlineData("user@feed.example")]
    [InlineData("feed.example@evil.example")]
    [InlineData("feed.example/path")]
    [InlineData("feed.example\\evil.example")]
    [InlineData("feed.example#evil")]
    [InlineData("feed.example%2eevil.example")]
    [InlineData("feed.example\0.evil.example")]
    [InlineData("feed.example evil.example")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("0177.0.0.1")]
    [InlineData("127.1")]
    [InlineData("127.0.0.01")]
    [InlineData("::1")]
    [InlineData("[::1%lo]:80")]
    [InlineData("[127.0.0.1]")]
    [InlineData("[feed.example]")]
    public void What_could_be_read_in_two_ways_is_none(string text) => Assert.Null(Destination.Parse(text, 443));

    [Fact]
    public void Wide_digits_are_no_way_to_write_an_address() =>
        Assert.DoesNotContain("127", $"{Destination.Parse("１２７.０.０.１", 443)}", StringComparison.Ordinal);
}
