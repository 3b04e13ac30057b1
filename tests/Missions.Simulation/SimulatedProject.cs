using System.Text;
using Missions.Simulation.World;

namespace Missions.Simulation;

/// <summary>
/// A small application of twins. It knows words, a line each; its tools and its service are functions.
/// </summary>
public static class SimulatedProject
{
    /// <summary>What the application knows, and what its own tests ask for.</summary>
    public const string Known = "app/words.txt", Tested = "test/words.txt";

    public static IReadOnlyDictionary<string, string> Files { get; } = new Dictionary<string, string>
    {
        ["README.md"] = "An application that knows words.\n",
        ["app/main.js"] = "export const status = word => { return 200; };\n",
        [Known] = "list\n",
        [Tested] = "list\n",
    };

    public static SimulatedWorkshop Furnish(SimulatedWorkshop shop)
    {
        shop.Rooms
            .With("set-up", (_, _) => Task.FromResult(0))
            .With("add", Add)
            .With("lint", (command, _) => Complain(command, Upper(command), "no complaint\n"))
            .With("run-tests", RunTests)
            .With("prove", (command, _) => Complain(command, Missing(command), "all there\n"))
            .With("keep", (command, _) => Complain(command, Broken(command), "all kept\n"))
            .With("serve", ServeAsync);
        return shop;
    }

    /// <summary><c>add FILE WORD</c>: once, however often.</summary>
    private static Task<int> Add(SimulatedCommand command, CancellationToken ct)
    {
        var (path, word) = (command.Words[1], command.Words[2]);
        var words = Lines(command, path);
        if (!words.Contains(word)) command.Write(path, string.Concat(words.Append(word).Select(one => $"{one}\n")));
        return Task.FromResult(0);
    }

    private static IEnumerable<string> Upper(SimulatedCommand command) => Lines(command, Known).Index()
        .Where(line => line.Item.Any(char.IsAsciiLetterUpper))
        .Select(line => $"{Known}:{line.Index + 1} {line.Item} is not in lower case");

    /// <summary>A test for each word, in the words of a runner; one with a question mark is skipped.</summary>
    private static Task<int> RunTests(SimulatedCommand command, CancellationToken ct)
    {
        var (failing, tested) = (Failing(command).ToList(), Lines(command, Tested));
        var skipped = tested.Count(word => word.EndsWith('?'));
        var passed = tested.Length - failing.Count - skipped;
        command.Print(string.Concat(failing.Select(line => $"{line}\n")));
        command.Print($"# pass {passed}\n# fail {failing.Count}\n# skipped {skipped}\n");
        return Task.FromResult(failing is [] ? 0 : 1);
    }

    private static IEnumerable<string> Failing(SimulatedCommand command) =>
        Lines(command, Tested).Where(word => !word.EndsWith('?')).Except(Lines(command, Known)).Select(word => $"not ok 1 - {word}");

    /// <summary><c>prove FILE</c>: whether the application knows every word of the file.</summary>
    private static IEnumerable<string> Missing(SimulatedCommand command) => command.Read(command.Words[1]) is null
        ? [$"{command.Words[1]}: No such file or directory"]
        : Lines(command, command.Words[1]).Except(Lines(command, Known)).Select(word => $"expected {word}, got nothing");

    private static IEnumerable<string> Broken(SimulatedCommand command) =>
        Text(command, "app/main.js").Contains("{ return 200; }", StringComparison.Ordinal) && Lines(command, Known).Contains("list")
            ? []
            : ["expected what was there before"];

    /// <summary>Answers <c>GET /WORD</c> by whether the application knows it.</summary>
    private static async Task<int> ServeAsync(SimulatedCommand command, CancellationToken ct)
    {
        var known = Lines(command, Known);
        if (!command.Listen(int.Parse(command.Environment["PORT"]), client => AnswerAsync(client, known), ct)) return 1;
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
        return 0;
    }

    private static async Task AnswerAsync(Stream client, string[] known)
    {
        var (bytes, length) = (new byte[4096], 0);
        while (!Encoding.ASCII.GetString(bytes, 0, length).Contains("\r\n\r\n", StringComparison.Ordinal))
            length += await client.ReadAsync(bytes.AsMemory(length));

        var word = Encoding.ASCII.GetString(bytes, 0, length).Split(' ')[1].TrimStart('/');
        var status = word is "" || known.Contains(word) ? "200 OK" : "404 Not Found";
        var head = $"HTTP/1.1 {status}\r\nContent-Type: text/plain\r\nContent-Length: {word.Length}\r\nConnection: close";
        await client.WriteAsync(Encoding.ASCII.GetBytes($"{head}\r\n\r\n{word}"));
    }

    private static Task<int> Complain(SimulatedCommand command, IEnumerable<string> complaints, string praise)
    {
        var all = complaints.ToList();
        command.Print(all is [] ? praise : string.Concat(all.Select(line => $"{line}\n")));
        return Task.FromResult(all is [] ? 0 : 1);
    }

    private static string[] Lines(SimulatedCommand command, string path) =>
        Text(command, path).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string Text(SimulatedCommand command, string path) =>
        Encoding.UTF8.GetString(command.Read(path) ?? []);
}
