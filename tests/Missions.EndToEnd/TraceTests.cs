using System.Security.Cryptography;
using System.Text.Json;

namespace Missions.EndToEnd;

/// <summary>
/// From each assertion of a finished mission to the file that shows it, only by what the program prints.
/// </summary>
[Collection(nameof(DemoMission))]
public sealed class TraceTests(DemoMission demo)
{
    [Fact]
    public async Task Each_assertion_leads_to_evidence_whose_file_says_the_same()
    {
        foreach (var assertion in await AssertionsAsync())
        {
            using var shown = await ShowAsync(assertion);
            Assert.Equal("proven", shown.RootElement.GetProperty("truth").GetString());
            Assert.NotEqual("", shown.RootElement.GetProperty("commit").GetString());

            foreach (var piece in shown.RootElement.GetProperty("evidence").EnumerateArray())
                await CheckAsync(piece);
        }
    }

    private async Task CheckAsync(JsonElement piece)
    {
        var id = piece.GetProperty("id").GetString()!;
        using var evidence = await ShowAsync(id);
        var hash = evidence.RootElement.GetProperty("sha256").GetString();
        if (evidence.RootElement.GetProperty("madeBy").GetString() == "citation")
        {
            // A reviewer's word has no output: it names the place in the code instead.
            Assert.Contains(':', evidence.RootElement.GetProperty("command").GetString()!);
            return;
        }

        var bytes = await File.ReadAllBytesAsync(piece.GetProperty("path").GetString()!);
        Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    private async Task<JsonDocument> ShowAsync(string thing)
    {
        var said = await demo.Program.RunAsync("show", demo.Mission, thing, "--json");
        Assert.True(said.Exit == 0, said.Errors);
        return JsonDocument.Parse(said.Output);
    }

    private async Task<List<string>> AssertionsAsync()
    {
        using var last = JsonDocument.Parse(
            (await File.ReadAllLinesAsync(demo.Journal)).Last(line => line.Contains("\"event\":\"plan-proposed\"")));
        return
        [
            .. last.RootElement.GetProperty("plan").GetProperty("contract").EnumerateArray()
                .Select(assertion => assertion.GetProperty("id").GetString()!),
        ];
    }
}
