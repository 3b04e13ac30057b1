using System.Text.Json.Nodes;
using Missions.World;

namespace Missions.Control.Wiring;

/// <summary>Turns what went wrong into a clear sentence and the right exit code.</summary>
internal static class Guard
{
    // As Linux numbers them.
    private const int NoSpace = 28, ReadOnly = 30;

    private const string Interrupted = "Interrupted. Nothing is lost; `mission run` goes on.";

    public static async Task<int> RunAsync(Cli cli, bool isJson, Func<Task<int>> act, CancellationToken ct)
    {
        try
        {
            return await act();
        }
        catch (Exception failure) when (
            failure is OperationCanceledException || failure is WorldException && ct.IsCancellationRequested)
        {
            return await SayAsync(cli, Interrupted, Exit.Interrupted, isJson);
        }
        catch (WorldException failure)
        {
            return await SayAsync(cli, failure.Message, Exit.Of(failure), isJson);
        }
        catch (IOException full) when (full.HResult is NoSpace or ReadOnly)
        {
            var how = full.HResult is NoSpace ? "Free some space" : "Make it writable";
            return await SayAsync(
                cli, $"{full.Message.TrimEnd('.')}. {how}; nothing is lost, and `mission run` goes on.", Exit.NotReady, isJson);
        }
    }

    /// <summary>Says why nothing came of it; where JSON was asked for, as the one object that there is.</summary>
    public static async Task<int> SayAsync(Cli cli, string sentence, int exit, bool isJson)
    {
        await cli.Error.WriteLineAsync(sentence);
        if (isJson) await cli.WriteAsync(new JsonObject { ["error"] = sentence, ["exitCode"] = exit });
        return exit;
    }
}
