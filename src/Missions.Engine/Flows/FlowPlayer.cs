using System.Text.Json;
using Missions.Agents.Tools;
using Missions.Core.Plans;
using Missions.Engine.Proofs;
using Missions.Engine.Sessions;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Flows;

/// <summary>What a call of a replay answered.</summary>
internal sealed record Played(FlowCall Call, string Text, bool IsRefused, IReadOnlyList<string> Lines)
{
    public Picture? Picture { get; init; }
}

/// <summary>Makes the calls of a script again, in a fresh checkout and a room of its own.</summary>
internal sealed class FlowPlayer(Workshop shop)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly FlowCall Console = new("browser_console", JsonElement.Parse("{}"), true, []);

    /// <summary>The answers one by one; where a page was used, what its console said comes last.</summary>
    /// <exception cref="SetupFailed">The commit cannot be set up.</exception>
    public async Task<IReadOnlyList<Played>> PlayAsync(
        Assertion assertion, FlowScript script, string commit, CancellationToken ct)
    {
        var flow = (Proof.Flow)assertion.Proof;
        await using var checkout = await new ProofRunner(shop).For(assertion.Id).OpenAsync(commit, ct);
        if ((await checkout.PrepareAsync(flow, ct)).Wrong is { } wrong)
            return [new(script.Calls[0] with { IsChecked = true }, wrong, IsRefused: true, [])];

        var tools = Tools(checkout).ToDictionary(tool => tool.Name);
        var calls = script.Calls.Any(call => call.Tool.StartsWith("browser_", StringComparison.Ordinal))
            ? script.Calls.Append(Console with { Lines = script.Errors })
            : script.Calls;
        var (played, addresses) = (new List<Played>(), Addresses.Of(checkout));
        foreach (var call in calls) played.Add(await PlayAsync(new(tools, addresses, flow.Surface), call, ct));
        return played;
    }

    /// <summary>Why an answer is not as it was; null where it is.</summary>
    public static string? Wrong(Played played)
    {
        var (call, lines) = (played.Call, played.Lines);
        var what = call.Said;
        // Whoever cannot do a step any more cannot do what comes after it, whether it was cited or not.
        if (played.IsRefused) return $"{what} was refused: {played.Text}";
        if (!call.IsChecked) return null;
        if (Answered.IsOfErrors(call.Tool))
            return call.NewIn(lines) is { } fault ? $"{what} shows what was not there before: {fault}" : null;
        if (call.IsWhole && call.NewIn(lines) is { } fresh) return $"{what} shows what was not there before: {fresh}";
        return StableText.Missing(call.Lines, lines) is { } gone ? $"{what} lacks what was there: {gone}" : null;
    }

    private sealed record Set(Dictionary<string, Tool> Tools, Addresses Addresses, string Surface);

    private async Task<Played> PlayAsync(Set set, FlowCall call, CancellationToken ct)
    {
        if (!set.Tools.TryGetValue(call.Tool, out var tool)) return new(call, "there is no such tool.", true, []);

        for (var start = shop.Clock.GetTimestamp(); ;)
        {
            var answer = await tool.Call(new("replay", set.Addresses.Show(call.Arguments)), ct);
            var text = set.Addresses.Hide(answer.Text);
            var lines = Answered.Lines(call.Tool, text, set.Surface);
            var played = new Played(call, text, answer.IsRefusal, lines) { Picture = answer.Picture };
            var mayCome = call.IsChecked && Answered.IsReading(call.Tool) && Wrong(played) is not null;
            if (!mayCome || shop.Clock.GetElapsedTime(start) > Patience) return played;
            await Task.Delay(Pause, shop.Clock, ct);
        }
    }

    private IEnumerable<Tool> Tools(Checkout checkout) => ((IEnumerable<Tool>)
    [
        ShellTools.Shell(checkout.Room, Observation.Unrecorded),
        .. ServiceTools.All(checkout.Services, Observation.Unrecorded),
        HttpTools.Request(checkout.Room, shop.Clock, Observation.Unrecorded),
        .. BrowserTools.All(checkout.Screens, Observation.Unrecorded),
        .. TerminalTools.All(checkout.Screens, shop.Clock, Observation.Unrecorded),
    ]).Select(tool => tool.Redacted(checkout.Secrets));
}
