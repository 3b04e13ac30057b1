using Missions.Agents.Tools;
using Missions.Tests.Agents.Support;
using Missions.World.Sandboxes;
using Service = Missions.Agents.Tools.Service;

namespace Missions.Tests.Agents;

/// <summary>What an agent is answered that runs commands, services and requests in a room.</summary>
public sealed class RoomToolTests : IAsyncDisposable
{
    private static readonly IReadOnlyDictionary<string, string> NoEnvironment = new Dictionary<string, string>();

    private readonly List<Observation> _seen = [];
    private FakeRoom _room = new();

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task A_command_answers_with_its_exit_code_first()
    {
        var answer = await Shell(Observation.Unrecorded).CallAsync("shell", """{ "command": "make" }""");

        Assert.Equal("exit 0\nran make\n", answer.Text);
        Assert.Equal("""{"command":"make","exitCode":0,"tookMs":12,"endedBy":"itself"}""", answer.Facts?.GetRawText());
    }

    [Theory]
    [InlineData(EndedBy.Limit, "exit 137\n(Ended after 7 s, its limit.)\nhalf")]
    [InlineData(EndedBy.Silence, "exit 137\n(Ended because it printed nothing for 300 s.)\nhalf")]
    public async Task A_command_that_we_ended_says_so(EndedBy by, string text)
    {
        _room = new() { OnRun = _ => new(137, by, "half", 4, TimeSpan.FromSeconds(7)) };
        var arguments = """{ "command": "x", "timeoutSeconds": 7 }""";
        Assert.Equal(text, await Shell(Observation.Unrecorded).TextAsync("shell", arguments));
    }

    [Fact]
    public async Task What_an_observer_keeps_is_named_in_the_first_line()
    {
        Assert.Equal(
            "Evidence E-12: shell \"make test\" -> exit 0\nran make\ntest\n",
            await Shell(Record).TextAsync("shell", """{ "command": "make\ntest" }"""));
        Assert.Equal(("1-1", "shell", "exit 0\nran make\ntest\n"), (_seen[0].CallId, _seen[0].Tool, _seen[0].Text));
    }

    [Fact]
    public async Task A_refusal_is_no_evidence()
    {
        await Shell(Record).CallAsync("shell", """{ "command": "x", "timeoutSeconds": 0 }""");
        Assert.Empty(_seen);
    }

    [Fact]
    public async Task A_request_answers_with_status_headers_and_body()
    {
        var requests = new List<string>();
        _room.Serve(8080, request =>
        {
            requests.Add(request);
            return "HTTP/1.1 201 Created\r\nContent-Type: text/plain\r\nLocation: /notes/1\r\nX-Other: y\r\n"
                + "Connection: close\r\n\r\nmilk";
        });

        var answer = await Http(Record).CallAsync("http_request", """
            { "method": "post", "url": "http://127.0.0.1:8080/notes?q=milk", "headers": { "X-Token": "t" },
              "body": "{}" }
            """);

        Assert.Equal(
            "Evidence E-12: POST /notes?q=milk -> 201\nlocation: /notes/1\ncontent-type: text/plain\n\nmilk",
            answer.Text);
        Assert.Equal(
            """{"method":"POST","url":"http://127.0.0.1:8080/notes?q=milk","status":201}""",
            answer.Facts?.GetRawText());
        Assert.StartsWith("POST /notes?q=milk HTTP/1.1\r\n", requests[0], StringComparison.Ordinal);
        Assert.Contains("X-Token: t\r\n", requests[0], StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/json", requests[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_shown_and_not_followed()
    {
        _room.Serve(8080, _ => "HTTP/1.1 302 Found\r\nLocation: http://10.0.0.1/\r\nConnection: close\r\n\r\n");

        Assert.Equal(
            "GET / -> 302\nlocation: http://10.0.0.1/\n\n",
            await GetAsync("http://localhost:8080/"));
        Assert.Equal([8080], _room.Dialled);
    }

    [Fact]
    public async Task A_long_body_is_cut()
    {
        _room.Serve(8080, _ => $"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{new string('x', 200_000)}");
        var text = await GetAsync("http://127.0.0.1:8080/");

        Assert.InRange(text.Length, 65_000, 66_000);
        Assert.EndsWith("[The body goes on; this is its beginning.]", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://example.org/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("http://127.0.0.1@example.org/")]
    [InlineData("http://user@127.0.0.1/")]
    [InlineData("http://169.254.169.254/latest")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/notes")]
    public async Task Nothing_but_the_rooms_own_loopback_is_dialled(string url)
    {
        var answer = await Http(Record).CallAsync("http_request", $$"""{ "method": "GET", "url": "{{url}}" }""");

        Assert.True(answer.IsRefusal);
        Assert.Empty(_room.Dialled);
    }

    [Theory]
    [InlineData("""{ "method": "CONNECT", "url": "http://127.0.0.1:1/" }""")]
    [InlineData("""{ "method": "GET", "url": "http://127.0.0.1:1/", "headers": { "a b": "x" } }""")]
    [InlineData("""{ "method": "GET", "url": "http://127.0.0.1:1/", "headers": { "a": "x\r\nb: y" } }""")]
    [InlineData("""{ "method": "GET", "url": "http://127.0.0.1:1/", "headers": { "a": 1 } }""")]
    public async Task A_request_that_is_none_is_refused(string arguments)
    {
        Assert.True((await Http(Record).CallAsync("http_request", arguments)).IsRefusal);
        Assert.Empty(_room.Dialled);
    }

    [Fact]
    public async Task A_request_that_nobody_answers_is_refused_with_the_cure()
    {
        var text = await GetAsync("http://127.0.0.1:9/");

        Assert.StartsWith("Refused: http://127.0.0.1:9/ did not answer:", text, StringComparison.Ordinal);
        Assert.EndsWith("start_service starts one again.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_is_started_after_those_it_depends_on_and_answers_when_healthy()
    {
        _room = new()
        {
            OnStart = (command, room) => room.Serve(command.Line == "serve 8080" ? 8080 : 5432, _ =>
                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"),
        };
        await using var services = new Services(_room, new Dictionary<string, Service>
        {
            ["app"] = new("serve {port}", "{url}/health", 8080, ["db"], NoEnvironment),
            ["db"] = new("database", "{url}/", 5432, [], NoEnvironment),
        }, TimeProvider.System);
        var tools = ServiceTools.All(services, Observation.Unrecorded);

        for (var time = 0; time < 2; time++)
            Assert.Equal(
                "Service app is healthy at http://127.0.0.1:8080/",
                await tools.TextAsync("start_service", """{ "name": "app" }"""));

        Assert.Equal(["database", "serve 8080"], _room.Started);
        Assert.Equal("Service app stopped.", await tools.TextAsync("stop_service", """{ "name": "app" }"""));
    }

    [Fact]
    public async Task A_service_that_ends_at_once_is_refused_with_its_output()
    {
        _room = new() { DoesEndAtOnce = true };
        await using var services = new Services(_room, One("app", []), TimeProvider.System);

        Assert.Equal(
            "Refused: service app is not healthy: it ended by itself. Its output:\nlistening, or so it says",
            await ServiceTools.All(services, Record).TextAsync("start_service", """{ "name": "app" }"""));
        Assert.Empty(_seen);
    }

    [Fact]
    public async Task A_service_that_never_answers_is_given_up_at_the_deadline()
    {
        await using var services = new Services(_room, One("app", []), new HastyClock());

        Assert.StartsWith(
            "service app is not healthy: http://127.0.0.1:8080/ did not answer well for 60 s.",
            await services.StartAsync("app", CancellationToken.None), StringComparison.Ordinal);
        Assert.InRange(_room.Dialled.Count, 5, 60);
    }

    [Fact]
    public async Task An_unknown_service_and_a_circle_are_refused()
    {
        await using var services = new Services(_room, One("app", ["app"]), TimeProvider.System);
        var tools = ServiceTools.All(services, Record);

        Assert.Equal(
            "Refused: there is no service ap. Did you mean app? There are: app.",
            await tools.TextAsync("start_service", """{ "name": "ap" }"""));
        Assert.Equal(
            "Refused: app depends on itself, by way of app.",
            await tools.TextAsync("start_service", """{ "name": "app" }"""));
    }

    /// <summary>A second passes whenever it is looked at, and a tenth of one is over at once.</summary>
    private sealed class HastyClock : TimeProvider
    {
        private long _seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _seconds++;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, dueTime < TimeSpan.FromSeconds(1) ? TimeSpan.Zero : dueTime, period);
    }

    private static Dictionary<string, Service> One(string name, IReadOnlyList<string> dependsOn) =>
        new() { [name] = new("serve", "{url}/", 8080, dependsOn, NoEnvironment) };

    private Task<string> GetAsync(string url) =>
        Http(Observation.Unrecorded).TextAsync("http_request", $$"""{ "method": "GET", "url": "{{url}}" }""");

    private Tool[] Shell(Func<Observation, CancellationToken, Task<string?>> observe) =>
        [ShellTools.Shell(_room, observe)];

    private Tool[] Http(Func<Observation, CancellationToken, Task<string?>> observe) =>
        [HttpTools.Request(_room, TimeProvider.System, observe)];

    private Task<string?> Record(Observation seen, CancellationToken ct)
    {
        _seen.Add(seen);
        return Task.FromResult<string?>("E-12");
    }
}
