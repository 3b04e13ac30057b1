using System.Text.Json.Nodes;
using Missions.Control.Terminal;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Engine;
using Missions.Engine.Views;

namespace Missions.Control.Wiring;

/// <summary>What every verb works with: the machine, and the terminal that it was typed into.</summary>
/// <param name="Folder">Where it was typed.</param>
/// <param name="IsInteractive">A person sits there and may be asked.</param>
internal sealed record Cli(
    Machine Machine, TextWriter Out, TextWriter Error, TextReader In, string Folder, bool IsInteractive)
{
    public static Cli Real(Machine machine) => new(
        machine,
        Console.IsOutputRedirected ? Console.Out : new ShownWriter(Console.Out),
        Console.IsErrorRedirected ? Console.Error : new ShownWriter(Console.Error),
        Console.In,
        Environment.CurrentDirectory,
        !Console.IsInputRedirected && !Console.IsOutputRedirected);

    public MissionList Missions => new(Machine, Folder);

    /// <summary>What a mission looks like now, who runs it included.</summary>
    public async Task<Dashboard> LookAsync(
        MissionHome home, CancellationToken ct, Experience? past = null) => Dashboard.Of(
        await Machine.Door(home.Id).CourseAsync(ct), Machine.Locks.Owner(home.Lock), Machine.Clock.GetUtcNow(), past);

    /// <summary>The one object of <c>--json</c>.</summary>
    public Task WriteAsync(JsonObject json) => Out.WriteLineAsync(json.ToJsonString());
}

/// <summary>What a verb says to whoever started the program.</summary>
internal static class Exit
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int UsedWrongly = 2;
    public const int NeedsYou = 3;
    public const int Budget = 4;
    public const int Waiting = 5;
    public const int NotReady = 6;
    public const int Interrupted = 130;

    public static int Of(Step.Rest rest) => rest.Reason switch
    {
        RestReason.Done => Done,
        RestReason.Failed => Failed,
        RestReason.NeedsYou => NeedsYou,
        RestReason.Budget => Budget,
        RestReason.Waiting => Waiting,
        RestReason.Paused => Done,
        _ => NotReady,
    };

    public static int Of(Exception failure) => failure switch
    {
        Engine.UsedWrongly => UsedWrongly,
        OperationCanceledException => Interrupted,
        _ => NotReady,
    };
}
