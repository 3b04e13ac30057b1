using System.Text.Json;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Engine.Flows;
using Missions.Tests.World.Browsers;
using static Missions.Tests.Engine.Story;

namespace Missions.Tests.Engine.Flows;

/// <summary>Flows done again in real rooms by a real Chromium and a real tmux, on commits well and not.</summary>
public sealed class FlowPlayerTests
{
    private const string Greeter = "printf 'name? '; read -r name; echo \"hello $name\"\n";

    private static readonly Assertion Adds = Flow("A-ADD-1", "web");
    private static readonly Assertion Greets = Flow("A-GREET-1", "terminal") with
    {
        Proof = new Proof.Flow("terminal", ["Say who you are"]),
    };

    private static readonly Plan Plan = OneMilestone with
    {
        Setup = null,
        Services = [new("app", "node app.cjs {port}", "{url}/")],
        Contract = [Search, Answers, Keeps],
    };

    private static string App => NotesPage.Source.Replace("PORT", "process.argv[2]", StringComparison.Ordinal);

    [Fact]
    public async Task A_page_that_works_does_it_again_and_one_that_broke_is_found_by_what_it_lacks()
    {
        await using var real = await OpenAsync();
        var script = new FlowScript("A-ADD-1", "c1",
        [
            Call("browser_open", """{"url":"http://{app}/"}"""),
            Call("browser_fill", """{"target":"textbox \"Title\"","text":"bread"}"""),
            Call("browser_click", """{"target":"button \"Add\""}"""),
            Call("browser_read", """{"target":"list"}""", "- listitem: milk", "- listitem: bread"),
        ], []);

        var well = await PlayAsync(real, Adds, script, real.Git.Head);
        var dead = await PlayAsync(
            real, Adds, script, Changed(real, "app.cjs", App.Replace("setTimeout(add, 150)", "0")));
        var loud = await PlayAsync(
            real, Adds, script,
            Changed(real, "app.cjs", App.Replace("load();\n  </script>", "load(); oops()\n  </script>")));
        var gone = await PlayAsync(real, Adds, script, Changed(real, "app.cjs", App.Replace(">Add<", ">Keep<")));

        Assert.Equal(("", "lacks what was there: - listitem: bread"), (well, dead));
        Assert.Equal("shows what was not there before: uncaught: ReferenceError: oops is not defined", loud);
        Assert.StartsWith("was refused: Refused: there is no button \"Add\"", gone, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_that_cannot_be_done_any_more_counts_though_nobody_cited_it()
    {
        var click = Call("browser_click", """{"target":"button \"Add\""}""") with { IsChecked = false };

        Assert.Null(FlowPlayer.Wrong(new(click, "Clicked.", IsRefused: false, [])));
        Assert.Equal(
            """browser_click {"target":"button \"Add\""} was refused: there is none.""",
            FlowPlayer.Wrong(new(click, "there is none.", IsRefused: true, [])));
    }

    [Fact]
    public async Task A_terminal_program_is_typed_to_again()
    {
        await using var real = await OpenAsync();
        var script = new FlowScript("A-GREET-1", "c1",
        [
            Call("terminal_start", """{"command":"sh greet.sh"}"""),
            Call("terminal_type", """{"text":"Ada<Enter>"}"""),
            Call("terminal_screen", "{}", "hello Ada"),
        ], []);

        var well = await PlayAsync(real, Greets, script, real.Git.Head);
        var dead = await PlayAsync(real, Greets, script, Changed(real, "greet.sh", "read -r name; echo hello\n"));

        Assert.Equal(("", "lacks what was there: hello Ada"), (well, dead));
    }

    private static Assertion Flow(string id, string surface) => new(
        new(id), "It works.", "It does not.", new(Expectation.Fails), new Proof.Flow(surface, ["Use it"], "app"), []);

    private static FlowCall Call(string tool, string arguments, params string[] lines) =>
        new(tool, JsonElement.Parse(arguments), IsChecked: true, lines);

    private static string Changed(RealShop real, string path, string text)
    {
        real.Git.Write(path, text);
        real.Git.Commit("Change");
        return real.Git.Head;
    }

    private static Task<RealShop> OpenAsync() => RealShop.OpenAsync(
        Plan, new Dictionary<string, string> { ["app.cjs"] = App, ["greet.sh"] = Greeter });

    private static async Task<string> PlayAsync(RealShop real, Assertion flow, FlowScript script, string commit)
    {
        var played = await new FlowPlayer(real.Shop).PlayAsync(flow, script, commit, default);
        var wrong = played.Select(FlowPlayer.Wrong).FirstOrDefault(one => one is not null) ?? "";
        return wrong.IndexOf("} ", StringComparison.Ordinal) is >= 0 and var end ? wrong[(end + 2)..] : wrong;
    }
}
