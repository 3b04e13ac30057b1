using Missions.World;

namespace Missions.Control.Wiring;

/// <summary>Turns what went wrong into a clear sentence and the right exit code.</summary>
internal static class Guard
{
    public static async Task<int> RunAsync(Cli cli, Func<Task<int>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception failure) when (failure is WorldException or OperationCanceledException)
        {
            await cli.Error.WriteLineAsync(failure is OperationCanceledException
                ? "Interrupted. Nothing is lost; `mission run` goes on."
                : failure.Message);
            return Exit.Of(failure);
        }
    }
}
