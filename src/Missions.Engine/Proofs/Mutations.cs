using System.Text;
using Missions.Core.Plans;
using Missions.Engine.Workspaces;
using Missions.World.Files;

namespace Missions.Engine.Proofs;

/// <summary>Damages a checkout in small ways that still build, to see whether a guard notices any of them.</summary>
/// <remarks>Plain text, so that it serves every language: a condition turned round, a return emptied, a number
/// changed.</remarks>
internal sealed class Mutations(Workshop shop, ProofRunner proofs)
{
    private const int Sample = 16;
    private const int PerFile = 6;

    /// <summary>A damaged application that does not come up soon has been noticed.</summary>
    private static readonly TimeSpan Impatience = TimeSpan.FromSeconds(5);

    private const int MostSeconds = 15;

    private static readonly string[] Sources =
    [
        ".js", ".mjs", ".cjs", ".ts", ".tsx", ".jsx", ".cs", ".py", ".go", ".rs", ".java", ".kt", ".rb", ".php", ".c",
        ".cc", ".cpp", ".h", ".swift", ".scala", ".sh",
    ];

    private static readonly (string From, string To)[] Changes =
    [
        ("return ", "return; "), (" === ", " !== "), (" == ", " != "), (" !== ", " === "), (" && ", " || "),
        ("true", "false"), ("200", "500"), (" < ", " > "), (" + ", " - "), ("return ", "return !"), ("404", "200"),
    ];

    /// <summary>
    /// How many damaged copies built, and whether the guard noticed the last; stops at the first that it notices.
    /// </summary>
    public async Task<(int Tried, int Noticed)> TryAsync(Assertion guard, string commit, CancellationToken ct)
    {
        var asked = (Proof.Command)guard.Proof;
        var proof = asked with { TimeoutSeconds = Math.Min(asked.TimeoutSeconds, MostSeconds) };
        var build = shop.Mission.State.Plan?.Checks?.All.FirstOrDefault(check => check.Name == "build");
        await using var checkout = await proofs.OpenAsync(commit, ct);
        using var files = shop.Folders.Open(checkout.Folder);
        checkout.Services.Deadline = Impatience;
        var tried = 0;

        foreach (var (path, text) in await DamagedAsync(files, ct))
        {
            var whole = await files.ReadAsync(path, int.MaxValue, ct);
            await files.WriteAsync(path, Encoding.UTF8.GetBytes(text), ct);

            if (build is null || (await ProofRunner.CheckInAsync(checkout, build, ct)).ExitCode == 0)
            {
                tried++;
                shop.Activity($"Rehearsing {guard.Id} on a damaged {path}");
                if ((await ProofRunner.RunInAsync(checkout, proof, ct)).ExitCode != proof.ExpectExit) return (tried, 1);
            }

            await StopServicesAsync(checkout);
            await files.WriteAsync(path, whole.Bytes, ct);
        }
        return (tried, 0);
    }

    /// <summary>Some files with one change each, spread over the repository, the same for every rehearsal.</summary>
    private static async Task<List<(string Path, string Text)>> DamagedAsync(IFolder files, CancellationToken ct)
    {
        var damaged = new List<(string, string)>();
        var paths = files.List("**", 2000).Paths.Where(IsSource).OrderBy(path => path.Count(letter => letter == '/')).ToList();

        foreach (var path in paths)
        {
            var bytes = (await files.ReadAsync(path, 1 << 20, ct)).Bytes;
            var text = Encoding.UTF8.GetString(bytes.Span);
            damaged.AddRange(Changes
                .Where(change => text.Contains(change.From, StringComparison.Ordinal))
                .Take(PerFile)
                .Select(change => (path, ReplaceMiddle(text, change.From, change.To))));
        }
        var step = Math.Max(1, damaged.Count / Sample);
        return [.. damaged.Where((_, index) => index % step == 0).Take(Sample)];
    }

    private static string ReplaceMiddle(string text, string from, string to)
    {
        var place = text.IndexOf(from, text.Length / 3, StringComparison.Ordinal);
        if (place < 0) place = text.IndexOf(from, StringComparison.Ordinal);
        return string.Concat(text.AsSpan(0, place), to, text.AsSpan(place + from.Length));
    }

    private static bool IsSource(string path) =>
        Sources.Contains(Path.GetExtension(path))
        && !path.Split('/').Any(part => part.Contains("test", StringComparison.OrdinalIgnoreCase)
            || part.Contains("spec", StringComparison.OrdinalIgnoreCase));

    private static async Task StopServicesAsync(Checkout checkout)
    {
        foreach (var name in checkout.Services.Names) await checkout.Services.StopAsync(name);
    }
}
