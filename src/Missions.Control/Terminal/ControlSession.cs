using System.Runtime.InteropServices;
using System.Threading.Channels;
using Missions.Control.Wiring;
using Missions.Engine;
using Missions.Engine.Views;
using Missions.World;
using Missions.World.Terminals;

namespace Missions.Control.Terminal;

/// <summary>Mission Control while somebody sits at it: takes in what happens, and draws what follows from it.</summary>
internal sealed class ControlSession(Cli cli, UserTerminal terminal, DateTimeOffset? since)
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly Channel<Happening> _happened = Channel.CreateUnbounded<Happening>();
    private readonly Steering _steering = new(cli);
    private readonly HomeList _list = new(cli.Machine);
    private readonly Painter _painter = new(IsColourful());
    private HomeView? _home;
    private MissionWatch? _watch;
    private Seen? _seen;
    private Canvas? _shown;
    private Ui _ui = Ui.At(Tab.Home);
    private bool _isListing;
    private bool _isOver;

    /// <param name="mission">The one to begin with; null for the list of all.</param>
    public async Task RunAsync(MissionHome? mission, CancellationToken ct)
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException("Rooms and terminals are Linux's.");
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var resized = Signal(PosixSignal.SIGWINCH, Happening.Resized);
        using var continued = Signal(PosixSignal.SIGCONT, Happening.Continued);
        using var hungUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Leave);
        using var quit = PosixSignalRegistration.Create(PosixSignal.SIGQUIT, Leave);
        try
        {
            if (mission is not null) await OpenAsync(mission, over.Token);
            else _ = ListAsync(over.Token);
            Draw();
            _ = KeyLoop.RunAsync(terminal, cli.Machine.Clock, Post, over.Token);
            _ = TickAsync(over.Token);
            while (!_isOver && await _happened.Reader.WaitToReadAsync(over.Token)) await TakeAsync(over.Token);
        }
        finally
        {
            await over.CancelAsync();
            if (_watch is not null) await _watch.DisposeAsync();
        }

        void Leave(PosixSignalContext signal)
        {
            signal.Cancel = true;
            Post(new Happening.Left());
        }
    }

    private PosixSignalRegistration Signal(PosixSignal signal, Happening happening) =>
        PosixSignalRegistration.Create(signal, _ => Post(happening));

    private void Post(Happening happening) => _happened.Writer.TryWrite(happening);

    /// <summary>All that has come by now, then one picture.</summary>
    private async Task TakeAsync(CancellationToken ct)
    {
        while (!_isOver && _happened.Reader.TryRead(out var happening)) await TakeAsync(happening, ct);
        if (_isOver) return;
        await LoadAsync(ct);
        Draw();
    }

    private async Task TakeAsync(Happening happening, CancellationToken ct)
    {
        switch (happening)
        {
            case Happening.Pressed pressed: await PressAsync(pressed.Key, ct); break;
            case Happening.Grown grown when grown.Watch == _watch: Grow(grown.Watch, ct); break;
            case Happening.Told told: Tell(told); break;
            case Happening.Listed listed: (_home, _isListing) = (listed.Home, false); break;
            case Happening.Ticked: await LookAsync(ct); break;
            case Happening.WentOn: terminal.TakeAgain(); _shown = null; break;
            case Happening.Left: _isOver = true; break;
            case Happening.Failed failed: throw new WorldException(failed.Why.Message, failed.Why);
        }
        _seen = null;
    }

    private async Task PressAsync(KeyPress key, CancellationToken ct)
    {
        if (key.Name is "C-l") _shown = null;
        var (next, wish) = Keys.Press(_ui, key, Now(), terminal.Size);
        if (next.View != _ui.View && _watch is not null && !Loading.Is(next.View.Thing)) _watch.Loaded = null;
        _ui = next;
        switch (wish)
        {
            case Wish.Quit: _isOver = true; break;
            case Wish.Open open: await OpenAsync(cli.Machine.Home(open.Mission), ct); break;
            case Wish.Type type: _ = DoAsync(type, ct); break;
        }
    }

    private async Task DoAsync(Wish.Type type, CancellationToken ct)
    {
        try
        {
            var (sentence, all) = await _steering.DoAsync(type.Words, _watch?.Home.Id, ct);
            Post(new Happening.Told(type.Words[0], sentence, all));
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            Post(new Happening.Failed(failed));
        }
    }

    private void Tell(Happening.Told told)
    {
        terminal.TakeAgain();
        if (told is { Verb: "land", All.Count: > 1 } && _watch is not null)
        {
            _watch.Loaded = new(
                "said:land", [.. told.All.SelectMany(line => Row.Wrap(line, terminal.Size.Columns, 4))]);
            _ui = _ui.To(new(_ui.View.Tab, "said:land"));
        }
        _ui = _ui with { Said = told.Sentence };
    }

    private async Task OpenAsync(MissionHome home, CancellationToken ct)
    {
        try
        {
            var watch = await MissionWatch.OpenAsync(cli, home, since, ct);
            if (_watch is not null) await _watch.DisposeAsync();
            _watch = watch;
            await watch.LookAtRunsAsync(ct);
            _ui = Ui.At(Tab.Now);
            _ = AwaitMoreAsync(watch, ct);
        }
        catch (WorldException broken)
        {
            _ui = _ui with { Said = broken.Message };
        }
    }

    private void Grow(MissionWatch watch, CancellationToken ct)
    {
        watch.Take();
        if (watch.HasEnded) _ui = _ui with { Said = $"{watch.Home.Id} is gone; h shows what there is." };
        else _ = AwaitMoreAsync(watch, ct);
    }

    private async Task AwaitMoreAsync(MissionWatch watch, CancellationToken ct)
    {
        try
        {
            await watch.MoreAsync(ct);
            Post(new Happening.Grown(watch));
        }
        catch (WorldException broken)
        {
            Post(new Happening.Told("", broken.Message, []));
        }
        catch (Exception over) when (over is OperationCanceledException or ObjectDisposedException)
        {
            // Another mission is looked at, or none any more.
        }
    }

    private async Task TickAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Tick, cli.Machine.Clock);
        while (await timer.WaitForNextTickAsync(ct)) Post(new Happening.Ticked());
    }

    private async Task LookAsync(CancellationToken ct)
    {
        if (_watch is not null) await _watch.LookAtRunsAsync(ct);
        if (_ui.View.Tab is Tab.Home) _ = ListAsync(ct);
        if (_watch is not null && Loading.IsLive(_ui.View.Thing) && _watch.Loaded?.Thing == _ui.View.Thing)
            _watch.Loaded = await Loading.LoadAsync(cli.Machine, Now().Mission!, _ui.View.Thing!, ct);
    }

    /// <summary>The first look at a large home takes long, and nobody waits for it.</summary>
    private async Task ListAsync(CancellationToken ct)
    {
        if (_isListing) return;
        _isListing = true;
        try
        {
            Post(new Happening.Listed(await Task.Run(() => _list.LookAsync(ct), ct)));
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            Post(new Happening.Failed(failed));
        }
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        if (_watch is null || !Loading.Is(_ui.View.Thing) || _watch.Loaded?.Thing == _ui.View.Thing) return;
        _watch.Loaded = await Loading.LoadAsync(cli.Machine, Now().Mission!, _ui.View.Thing!, ct);
        _seen = null;
    }

    private Seen Now()
    {
        var now = cli.Machine.Clock.GetUtcNow();
        return _seen ??= new(now, cli.Machine.Root, _home, _watch?.Seen(now));
    }

    private void Draw()
    {
        var picture = Screen.Of(_ui, Now(), terminal.Size);
        if (_painter.Paint(_shown, picture) is { Length: > 0 } changes) terminal.Write(changes);
        _shown = picture;
    }

    private static bool IsColourful() =>
        Environment.GetEnvironmentVariable("NO_COLOR") is not { Length: > 0 }
        && Environment.GetEnvironmentVariable("TERM") is not ("dumb" or "vt100" or "vt220");
}
