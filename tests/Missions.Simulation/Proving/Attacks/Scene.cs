using System.Security.Cryptography;
using System.Text;
using Missions.Simulation.Proving.Trees;
using Missions.World.Processes;

namespace Missions.Simulation.Proving.Attacks;

/// <summary>What one attack is after: files, sockets and a process of this machine, and how one sees that it got there.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private readonly string _folder;
    private readonly Sinks _sinks;
    private readonly RunningProgram _victim;
    private readonly Dictionary<string, string> _print;

    private readonly string _niceness;

    private Scene(string folder, string canary, Sinks sinks, RunningProgram victim)
    {
        (_folder, Canary, _sinks, _victim, _print) = (folder, canary, sinks, victim, PrintOf(folder));
        _niceness = StatOf(victim)[16];
        Known = new(sinks.Names)
        {
            ["OUT"] = Outside,
            ["REF"] = Reference,
            ["VICTIM"] = $"{victim.Id}",
            ["SHM"] = SharedMemory(folder),
            ["NAME"] = Path.GetFileName(folder),
        };
    }

    /// <summary>What must be found nowhere.</summary>
    public string Canary { get; }

    public string Work => Path.Combine(_folder, "work");
    public string Outside => Path.Combine(_folder, "out");
    public string Reference => Path.Combine(_folder, "reference");

    /// <summary>Everything that there is to know: an attacker who knows all of it must still not get there.</summary>
    public Dictionary<string, string> Known { get; }

    public static async Task<Scene> SetAsync(Programs programs)
    {
        var folder = Directory.CreateTempSubdirectory("missions-attack-").FullName;
        foreach (var name in (string[])["work", "out/home/.ssh", "out/home/.aws", "reference", "doors", "tmp"])
            Directory.CreateDirectory(Path.Combine(folder, name));
        var canary = $"Canary/{Convert.ToHexString(RandomNumberGenerator.GetBytes(6))}+q&Z7k";
        foreach (var name in (string[])["out/secret", "out/home/.ssh/id_ed25519", "out/home/.aws/credentials"])
            await File.WriteAllTextAsync(Path.Combine(folder, name), $"{canary}\n");
        await File.WriteAllTextAsync(
            Path.Combine(folder, "out/home/.git-credentials"), $"https://me:{Uri.EscapeDataString(canary)}@example.test\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "out/page"), "page\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "reference/guide"), "guide\n");
        foreach (var (tool, text) in Tools) await File.WriteAllTextAsync(Path.Combine(folder, "reference", tool), text);
        await File.WriteAllTextAsync(SharedMemory(folder), $"{canary}\n");
        return new(folder, canary, Sinks.Open(Path.Combine(folder, "doors")), await VictimAsync(programs, folder, canary));
    }

    /// <summary>What the attack got at; nothing where the walls held.</summary>
    public IReadOnlyList<string> Breaches(string output)
    {
        var breaches = new List<string>();
        breaches.AddRange(Traces.Of(Canary, output).Select(spelling => $"the canary was printed ({spelling})"));
        breaches.AddRange(FilesWithCanary().Select(file => $"the canary is in {file}"));
        breaches.AddRange(TreePrint.Wrongs(_print, PrintOf(_folder), "none"));
        breaches.AddRange(_sinks.Reached().Select(sink => $"{sink} was reached"));
        if (output.Split('\n').Contains("breached")) breaches.Add("the kernel let it");
        if (VictimIsHarmed() is { } harm) breaches.Add(harm);
        return breaches;
    }

    public async ValueTask DisposeAsync()
    {
        await _victim.DisposeAsync();
        _sinks.Dispose();
        File.Delete(SharedMemory(_folder));
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Programs that attacks on the proxy use: one that talks to it, and one that greets as TLS does.</summary>
    private static readonly (string Name, string Text)[] Tools =
    [
        ("nc", """
            import select, socket, sys, time
            far = socket.create_connection(("127.0.0.1", 3128)); end = time.time() + 3; ins = [far, sys.stdin.buffer.raw]
            while time.time() < end:
                for one in select.select(ins, [], [], 0.2)[0]:
                    if one is far:
                        got = far.recv(65536)
                        if not got: sys.exit()
                        sys.stdout.buffer.write(got); sys.stdout.flush()
                    else:
                        got = one.read(65536)
                        if got: far.sendall(got)
                        else: ins.remove(one)
            """),
        ("hello", """
            import ssl, sys
            into, out = ssl.MemoryBIO(), ssl.MemoryBIO(); kind = ssl.create_default_context()
            try: kind.wrap_bio(into, out, server_hostname=sys.argv[1]).do_handshake()
            except ssl.SSLWantReadError: pass
            sys.stdout.buffer.write(out.read())
            """),
    ];

    private static string SharedMemory(string folder) => $"/dev/shm/{Path.GetFileName(folder)}";

    /// <summary>A process of the user's: it holds the canary open, in its arguments and in its environment.</summary>
    private static Task<RunningProgram> VictimAsync(Programs programs, string folder, string canary) => programs.StartAsync(
        new("/bin/sh", ["-c", "exec 9<secret; exec perl -e 'sleep 3600' \"$0\"", canary])
        {
            Folder = Path.Combine(folder, "out"),
            Environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin", ["KEY"] = canary },
        });

    private static Dictionary<string, string> PrintOf(string folder)
    {
        var print = TreePrint.Of(Path.Combine(folder, "out"));
        foreach (var (path, entry) in TreePrint.Of(Path.Combine(folder, "reference"))) print[$"reference/{path}"] = entry;
        return print;
    }

    private IEnumerable<string> FilesWithCanary() => FilesBelow(new(Work))
        .Where(file => file is { Length: > 0 and < 1_000_000 })
        .Where(file => Traces.Of(Canary, Encoding.Latin1.GetString(File.ReadAllBytes(file.FullName))) is not [])
        .Select(file => file.Name);

    /// <summary>No link is followed: what is behind it was not taken.</summary>
    private static IEnumerable<FileInfo> FilesBelow(DirectoryInfo folder) => folder
        .EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = FileAttributes.None })
        .Where(entry => entry.LinkTarget is null)
        .SelectMany(entry => entry is DirectoryInfo below ? FilesBelow(below) : [(FileInfo)entry]);

    private static string[] StatOf(RunningProgram one) =>
        File.ReadAllText($"/proc/{one.Id}/stat").Split(") ")[^1].Split(' ');

    private string? VictimIsHarmed()
    {
        if (_victim.HasEnded) return "the process was ended";
        var stat = StatOf(_victim);
        return stat[0] is "T" or "t" ? "the process was stopped"
            : stat[16] != _niceness ? "the process was slowed down"
            : null;
    }
}
