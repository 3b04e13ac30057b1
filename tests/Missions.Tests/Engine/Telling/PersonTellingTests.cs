using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Missions.Core;
using Missions.Engine;
using Missions.Engine.Telling;
using Missions.Tests.Control;
using Missions.Tests.Core;
using Missions.World.Network;
using Missions.World.Processes;

namespace Missions.Tests.Engine.Telling;

/// <summary>The human is told once, in a way that a receiver can believe, and the journal says by what.</summary>
public sealed class PersonTellingTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task The_same_is_told_once_however_often_it_is_looked_at()
    {
        await using var mission = await WaitingAsync();
        var heard = new Heard(null);
        var telling = new PersonTelling(mission, [heard], TimeProvider.System);

        await telling.TellAsync(default);
        await telling.TellAsync(default);

        Assert.Equal("needs-you", Assert.Single(heard.Messages).News.Kind);
        Assert.Single(mission.State.Told);
    }

    [Fact]
    public async Task What_nobody_takes_is_tried_three_times_and_said_in_the_journal()
    {
        await using var mission = await WaitingAsync();
        var heard = new Heard("it is down");
        var said = new List<MissionEvent>();
        mission.Happened = one => said.Add(one.Event);

        await new PersonTelling(mission, [heard], new HurriedTime()).TellAsync(default);

        Assert.Equal(3, heard.Messages.Count);
        Assert.Equal(["heard: it is down"], Assert.IsType<MissionEvent.PersonTold>(Assert.Single(said)).Failed);
    }

    [Fact]
    public async Task A_way_that_does_not_carry_it_is_not_asked()
    {
        await using var mission = await WaitingAsync();
        var heard = new Heard(null, news => news.Kind is "done");

        await new PersonTelling(mission, [heard], TimeProvider.System).TellAsync(default);

        Assert.Empty(heard.Messages);
        Assert.Empty(mission.State.Told);
    }

    [Fact]
    public async Task A_webhook_is_signed_over_its_id_its_time_and_its_body()
    {
        await using var mission = await WaitingAsync();
        using var receiver = new Receiver();
        using var hook = new Webhook();
        const string Secret = "whsec_bWlzc2lvbnM=";

        var messenger = new WebhookMessenger(hook, receiver.Url, Secret, _ => true);
        await new PersonTelling(mission, [messenger], TimeProvider.System).TellAsync(default);

        var (headers, body) = await receiver.Taken;
        var signed = HMACSHA256.HashData(
            "missions"u8, Encoding.UTF8.GetBytes($"{headers["webhook-id"]}.{headers["webhook-timestamp"]}.{body}"));
        Assert.Equal($"v1,{Convert.ToBase64String(signed)}", headers["webhook-signature"]);
        var data = JsonElement.Parse(body).GetProperty("data");
        Assert.Equal("notes-1", data.GetProperty("mission").GetString());
        Assert.Equal("mission approve notes-1", data.GetProperty("command").GetString());
    }

    [Fact]
    public async Task An_address_that_leads_nowhere_is_a_sentence()
    {
        using var hook = new Webhook();
        var silent = new Uri("http://127.0.0.1:9/");

        var why = await hook.PostAsync(silent, new Dictionary<string, string>(), default, default);

        Assert.StartsWith("127.0.0.1 cannot be reached", why);
    }

    [Fact]
    public async Task A_command_reads_the_message_and_finds_its_words_in_variables()
    {
        await using var mission = await WaitingAsync();
        var file = Path.Combine(_desk.Root, "told");
        var command = new CommandMessenger(
            new UserPrograms(_desk.Machine.Programs),
            ["sh", "-c", $"echo \"$MISSION_NEWS $MISSION_COMMAND\" > {file}; cat >> {file}"],
            _ => true);

        await new PersonTelling(mission, [command], TimeProvider.System).TellAsync(default);

        var lines = await File.ReadAllLinesAsync(file);
        Assert.Equal("needs-you mission approve notes-1", lines[0]);
        Assert.Equal("mission.needs-you", JsonElement.Parse(lines[1]).GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_run_that_ends_waiting_for_the_human_has_told_them()
    {
        var told = Path.Combine(_desk.Root, "told");
        await File.WriteAllTextAsync(Path.Combine(_desk.Root, "settings.json"), $$"""
            { "providers": { "played": { "kind": "scripted", "scenario": "{{Scenario()}}" } },
              "sandbox": { "driver": "none" },
              "notify": [ { "kind": "command", "command": ["sh", "-c", "echo $MISSION_COMMAND >> {{told}}"] } ] }
            """);
        await _desk.TellAsync(Stories.Rehearsed);

        Assert.True(await _desk.TypeAsync("run") == 3, _desk.Error);
        Assert.True(await _desk.TypeAsync("run") == 3, _desk.Error);

        Assert.Equal("mission approve notes-1\n", await File.ReadAllTextAsync(told));
    }

    private string Scenario()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_desk.Root, "played")).FullName;
        File.WriteAllText(Path.Combine(folder, "scenario.json"), """{ "name": "silent", "scenes": [] }""");
        return folder;
    }

    private async Task<LiveMission> WaitingAsync()
    {
        var home = await _desk.TellAsync(Stories.Rehearsed);
        return await LiveMission.OpenAsync(
            await _desk.Machine.Logs.OpenAsync(home.Journal, default), home.Journal, TimeProvider.System, default);
    }

    private sealed class Heard(string? why, Func<News, bool>? carries = null) : IMessenger
    {
        public List<Message> Messages { get; } = [];

        public string Kind => "heard";

        public bool Carries(News news) => carries?.Invoke(news) ?? true;

        public Task<string?> TellAsync(Message message, CancellationToken ct)
        {
            Messages.Add(message);
            return Task.FromResult(why);
        }
    }

    /// <summary>Nobody needs to wait.</summary>
    private sealed class HurriedTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }

    /// <summary>Takes one request.</summary>
    private sealed class Receiver : IDisposable
    {
        private readonly HttpListener _listener = new();

        public Receiver()
        {
            using (var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                Url = new($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/");
            }
            _listener.Prefixes.Add(Url.ToString());
            _listener.Start();
            Taken = TakeAsync();
        }

        public Uri Url { get; }

        public Task<(WebHeaderCollection Headers, string Body)> Taken { get; }

        public void Dispose() => _listener.Close();

        private async Task<(WebHeaderCollection, string)> TakeAsync()
        {
            var context = await _listener.GetContextAsync();
            using var reader = new StreamReader(context.Request.InputStream);
            var body = await reader.ReadToEndAsync();
            context.Response.StatusCode = 204;
            context.Response.Close();
            return ((WebHeaderCollection)context.Request.Headers, body);
        }
    }
}
