using System.Globalization;
using System.Text;
using Missions.Simulation.World;
using Missions.World.Sandboxes;

namespace Missions.Tests.World.Sandboxes;

public class SimulatedRoomsTests : RoomsContract
{
    private readonly SimulatedFolders _folders = new();

    protected override IRooms Rooms => new SimulatedRooms(TimeProvider.System, _folders)
        .With("echo", (command, _) => Print(command, command.Line["echo ".Length..] + "\n"))
        .With("exit", (command, _) => Task.FromResult(int.Parse(command.Words[1], CultureInfo.InvariantCulture)))
        .With("printenv", (command, _) =>
            Print(command, string.Concat(command.Words.Skip(1).Select(name => command.Environment[name] + "\n"))))
        .With("cat", (command, _) => Print(command, Encoding.UTF8.GetString(command.Read(command.Words[1])!)))
        .With("cp", (command, _) =>
            Task.FromResult(command.Write(command.Words[2], command.Read(command.Words[1])!) ? 0 : 1))
        .With("hear", HearAsync)
        .With("sleep", async (_, ct) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
            return 0;
        })
        .With("shout", (command, _) =>
            Print(command, new string('x', int.Parse(command.Words[1], CultureInfo.InvariantCulture)) + "end\n"))
        .With("serve", async (command, ct) =>
        {
            var port = int.Parse(command.Words[1], CultureInfo.InvariantCulture);
            var word = Encoding.UTF8.GetBytes(command.Words[2]);
            if (!command.Listen(port, async client => await client.WriteAsync(word, ct), ct)) return 1;

            command.Print("listening\n");
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
            return 0;
        });

    protected override string Echoing => "hear";

    private static async Task<int> HearAsync(SimulatedCommand command, CancellationToken ct)
    {
        command.Print($"{command.Environment["COLOUR"]} {command.Environment["SHAPE"]}\n");
        using var input = new StreamReader(command.Input);
        while (await input.ReadLineAsync(ct) is { } line) command.Print($"heard {line}\n");
        await command.Errors.WriteAsync("complaint\n"u8.ToArray(), ct);
        return 7;
    }

    protected override string Serve(int port, string word) => $"serve {port} {word}";

    protected override string Shout(int bytes) => $"shout {bytes}";

    protected override void Put(string name, string text) =>
        _folders.Write(Folder.Of(name), Encoding.UTF8.GetBytes(text));

    private static Task<int> Print(SimulatedCommand command, string text)
    {
        command.Print(text);
        return Task.FromResult(0);
    }
}
