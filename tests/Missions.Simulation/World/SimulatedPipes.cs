using System.IO.Pipelines;
using Missions.World.Sandboxes;

namespace Missions.Simulation.World;

/// <summary>A simulated program that one talks to.</summary>
internal sealed class SimulatedPipes : IPiped
{
    private readonly Pipe _input = new(Roomy), _output = new(Roomy), _errors = new(Roomy);
    private readonly CancellationTokenSource _stop;

    public SimulatedPipes(SimulatedProgram program, SimulatedCommand command, CancellationToken closing)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(closing);
        Input = _input.Writer.AsStream();
        Output = _output.Reader.AsStream();
        Errors = _errors.Reader.AsStream();
        command.Talk(_input.Reader.AsStream(), _output.Writer.AsStream(), _errors.Writer.AsStream());
        Ended = RunAsync(program, command);
    }

    public Stream Input { get; }
    public Stream Output { get; }
    public Stream Errors { get; }
    public Task<int> Ended { get; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Ended;
    }

    // A program need not be read before it can end, as long as it does not say too much.
    private static PipeOptions Roomy => new(pauseWriterThreshold: 64 * 1024);

    private async Task<int> RunAsync(SimulatedProgram program, SimulatedCommand command)
    {
        var killed = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var stop = _stop.Token.Register(() => killed.TrySetResult(137));
        var ended = await await Task.WhenAny(CodeAsync(program, command), killed.Task);
        await _output.Writer.CompleteAsync();
        await _errors.Writer.CompleteAsync();
        await _input.Reader.CompleteAsync(new IOException("The program has ended."));
        return ended;
    }

    private async Task<int> CodeAsync(SimulatedProgram program, SimulatedCommand command)
    {
        try
        {
            return await program(command, _stop.Token);
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            return 137;
        }
    }
}
