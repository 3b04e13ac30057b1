using System.Text;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using Missions.Engine.Setups;
using Missions.Engine.Views;
using Missions.Simulation;
using static Missions.Tests.Engine.Story;

namespace Missions.Tests.Engine.Setups;

/// <summary>Which hosts a plan's setup may reach: those that package managers and files name, and no password of them.</summary>
public class FeedTests
{
    private static readonly Plan Plan = OneMilestone with { Boundaries = new(Network: ["preset:packages", "extra.example"]) };

    [Theory]
    [InlineData(".npmrc", "registry=https://npm.example/\n@corp:registry=https://corp.example:8443/npm/\n#x=https://no.example")]
    [InlineData("nuget.config", "<configuration><packageSources><add key=\"a\" value=\"https://npm.example/v3/index.json\"/>"
        + "<add key=\"b\" value=\"https://corp.example:8443/\"/></packageSources></configuration>")]
    [InlineData("requirements.txt", "--index-url https://npm.example/simple\n--extra-index-url https://corp.example:8443/\nx @ https://no.example/x")]
    [InlineData("pyproject.toml", "[project]\nurl = \"https://no.example\"\n[[tool.uv.index]]\nurl = \"https://npm.example/\"\n"
        + "[[tool.poetry.source]]\nurl = \"https://corp.example:8443/\"")]
    [InlineData(".cargo/config.toml", "[registries.a]\nindex = \"sparse+https://npm.example/\"\n[registries.b]\nindex = \"https://corp.example:8443/\"")]
    [InlineData("pom.xml", "<project><url>https://no.example</url><repositories><repository><url>https://npm.example/</url></repository>"
        + "<repository><url>https://corp.example:8443/</url></repository></repositories></project>")]
    [InlineData("build.gradle", "maven { url 'https://npm.example/' }\nmaven { url = uri('https://corp.example:8443/') }\nx 'https://no.example'")]
    [InlineData("package-lock.json", "{\"resolved\": \"https://npm.example/a.tgz\", \"funding\": \"https://no.example/\","
        + "\"resolved\": \"https://corp.example:8443/b.tgz\"}")]
    public void A_file_of_the_repository_names_its_feeds(string path, string text)
    {
        Assert.True(FeedFiles.IsOne(path));
        Assert.Equal(
            ["npm.example:443", "corp.example:8443"],
            FeedFiles.In(path, text, path).Select(feed => feed.Destination?.ToString()));
    }

    [Fact]
    public void A_password_is_left_out()
    {
        var feed = Feed.Of("https://ada:canary@npm.example/a?token=canary", "registry", ".npmrc")!;

        Assert.Equal(("https://npm.example/a", true), (feed.Url, feed.HadPassword));
    }

    [Fact]
    public async Task Managers_are_asked_and_what_they_say_is_shown_with_its_source()
    {
        var trial = await OpenAsync();

        var mission = await trial.RestsAsync(RestReason.NeedsYou);

        Assert.Equal(
            [
                new NetworkHost("corp.example:443", "npm config list --json"),
                new NetworkHost("extra.example:443", "boundaries.network of the plan"),
                new NetworkHost("npm.example:443", "npm config list --json"),
            ],
            mission.Readiness!.Network);
        var lines = ApprovalText.Lines(ApprovalView.Of(mission)!);
        Assert.Contains("  - npm.example:443 (from npm config list --json)", lines);
        Assert.Contains(lines, line => line.Contains("corp.example", StringComparison.Ordinal) && line.Contains("password", StringComparison.Ordinal));
        Assert.DoesNotContain(await trial.Shop.EventsAsync(), one => one.ToString()!.Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_setup_alone_has_a_way_out_and_is_told_of_it()
    {
        var trial = await OpenAsync();
        trial.Shop.Outside.Name("npm.example", "93.184.216.34").Serve("93.184.216.34:443", async stream =>
        {
            await stream.ReadExactlyAsync(new byte[5]);
            await stream.WriteAsync("milk"u8.ToArray());
        });
        var (reached, later) = ("", new List<string>());
        trial.Shop.Rooms
            .With("set-up", async (command, ct) =>
            {
                Assert.Equal("http://127.0.0.1:3128", command.Environment["HTTPS_PROXY"]);
                Assert.Contains("registry=https://npm.example/", Encoding.UTF8.GetString(command.Read("/home/agent/.npmrc")!));
                await using var proxy = command.Connect(3128);
                await proxy.WriteAsync("CONNECT npm.example:443 HTTP/1.1\r\n\r\nhello"u8.ToArray(), ct);
                using var reader = new StreamReader(proxy);
                reached = await reader.ReadToEndAsync(ct);
                return 0;
            })
            .With("run-tests", (command, _) =>
            {
                later.Add(command.Environment.GetValueOrDefault("HTTPS_PROXY") ?? "none");
                return Task.FromResult(0);
            });

        await trial.RestsAsync(RestReason.NeedsYou);

        Assert.EndsWith("milk", reached, StringComparison.Ordinal);
        Assert.All(later, one => Assert.Equal("none", one));
    }

    [Fact]
    public async Task What_was_refused_stands_in_the_setups_output()
    {
        var trial = await OpenAsync();
        trial.Shop.Rooms.With("set-up", async (command, ct) =>
        {
            await using var proxy = command.Connect(3128);
            await proxy.WriteAsync("CONNECT evil.example:443 HTTP/1.1\r\n\r\n"u8.ToArray(), ct);
            using var reader = new StreamReader(proxy);
            await reader.ReadToEndAsync(ct);
            return 1;
        });

        var mission = await trial.RestsAsync(RestReason.NeedsYou);

        Assert.Contains("list \"evil.example:443\" under boundaries.network", mission.Readiness!.Problems[0], StringComparison.Ordinal);
    }

    private static async Task<Trial> OpenAsync()
    {
        var files = new Dictionary<string, string>(SimulatedProject.Files) { ["package.json"] = "{}" };
        var trial = await Trial.OnAsync(files, Plan, answersItself: false);
        trial.Shop.AllowedHosts = ["extra.example"];
        trial.Shop.Programs.With(
            "npm config list --json",
            """{ "registry": "https://npm.example/", "@corp:registry": "https://ada:canary@corp.example/", "cache": "https://no.example" }""");
        return trial;
    }
}
