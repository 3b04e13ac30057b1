using System.Text;
using Missions.World.Sandboxes;

namespace Missions.Simulation.World;

/// <summary>What a simulated program can see and do.</summary>
public sealed class SimulatedCommand
{
    private readonly RoomSpec _spec;
    private readonly SimulatedFolders _folders;
    private readonly SimulatedPorts _ports;
    private readonly Action<string> _print;

    internal SimulatedCommand(
        RoomSpec spec, RoomCommand command, SimulatedFolders folders, SimulatedPorts ports, Action<string> print)
    {
        (_spec, _folders, _ports, _print) = (spec, folders, ports, print);
        Line = command.Line;
        Words = command.Line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Environment = new Dictionary<string, string>(spec.Environment.Concat(command.Environment)
            .GroupBy(pair => pair.Key)
            .ToDictionary(same => same.Key, same => same.Last().Value));
    }

    public string Line { get; }
    public IReadOnlyList<string> Words { get; }
    public IReadOnlyDictionary<string, string> Environment { get; }

    /// <summary>What it can read; nothing, where nobody talks to it.</summary>
    public Stream Input { get; private set; } = Stream.Null;

    /// <summary>Where it can complain; what it prints and this are one where nobody talks to it.</summary>
    public Stream Errors { get; private set; } = Stream.Null;

    private Stream? Output { get; set; }

    public void Print(string text)
    {
        if (Output is { } output) output.Write(Encoding.UTF8.GetBytes(text));
        else _print(text);
    }

    /// <summary>Somebody talks to it.</summary>
    internal void Talk(Stream input, Stream output, Stream errors) => (Input, Output, Errors) = (input, output, errors);

    /// <summary>Reads a file by its path in the room, relative to the working folder.</summary>
    public byte[]? Read(string path) => Outside(path) is { } found ? _folders.Read(found.Path) : null;

    /// <summary>False where the path lies on no writable mount.</summary>
    public bool Write(string path, byte[] bytes)
    {
        if (Outside(path) is not { Mount.IsWritable: true } found) return false;

        _folders.Write(found.Path, bytes);
        return true;
    }

    public bool Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Answers every connection to a port until the command ends; false where the port is taken.</summary>
    public bool Listen(int port, Func<Stream, Task> serve, CancellationToken ct) => _ports.Listen(port, serve, ct);

    /// <summary>Dials a port of the room.</summary>
    public Stream Connect(int port) => _ports.Connect(port);

    private (Mount Mount, string Path)? Outside(string path)
    {
        var full = Path.GetFullPath(path, _spec.WorkingFolder);
        var mounts = _spec.Mounts
            .Where(mount => $"{full}/".StartsWith($"{mount.Target}/", StringComparison.Ordinal));
        return mounts.ToList() is [.., var last] ? (last, last.Source + full[last.Target.Length..]) : null;
    }
}
