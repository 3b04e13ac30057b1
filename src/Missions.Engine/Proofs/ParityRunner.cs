using System.Text;
using Missions.Agents.Tools;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;
using Missions.Engine.Workspaces;
using Missions.World.Sandboxes;

namespace Missions.Engine.Proofs;

/// <summary>Runs both sides of a parity proof on the same inputs, in the same order.</summary>
internal sealed class ParityRunner(ProofRunner proofs, TimeProvider clock)
{
    private const int MostBytes = 8 << 20;

    /// <summary>Keeps standard output and errors apart, for only the first is compared.</summary>
    private const string Begin = """
        at=$(mktemp -d) && mkdir "$at/out" && export OUT="$at/out" || exit 126
        (
        """;

    private const string End = """

        ) >"$at/stdout" 2>"$at/stderr"
        code=$?
        case $code in
          126|127) tail -c 2000 "$at/stderr";;
          *) AFTER;;
        esac
        rm -rf "$at"
        exit $code
        """;

    /// <summary>What the line left in its folder: text by line, all else by hash.</summary>
    private const string Files = """
        cd "$OUT" && find . -type f | LC_ALL=C sort | while IFS= read -r file; do
          echo "$file"
          if [ ! -s "$file" ] || grep -Iq . "$file"; then awk -v file="$file" '{ print file ": " $0 }' "$file"
          else sha256sum <"$file"; fi
        done; cd - >/dev/null
        """;

    public async Task<ProofOutcome> RunAsync(Proof.Parity proof, string old, string now, CancellationToken ct)
    {
        await using var before = await proofs.OpenAsync(old, ct);
        await using var after = await proofs.OpenAsync(now, ct);
        var seen = await BehaveAsync(before, proof, ct);
        return ParityRules.Judge(proof, seen, await BehaveAsync(after, proof, ct));
    }

    /// <summary>What a checkout does with each input.</summary>
    public async Task<Seq<Behaviour>> BehaveAsync(Checkout checkout, Proof.Parity proof, CancellationToken ct)
    {
        var (environment, wrong) = await checkout.PrepareAsync(proof, ct);
        if (wrong is not null) return [.. proof.Inputs.Select(input => new Behaviour(input, "", wrong))];
        var url = environment.GetValueOrDefault("SERVICE_URL", "");

        var seen = new List<Behaviour>();
        foreach (var input in proof.Inputs)
            seen.Add(proof.Compare is "http"
                ? Redacted(await RequestAsync(checkout, (url, input, proof.TimeoutSeconds), ct), checkout)
                : await RunAsync(checkout, proof, (url, input), ct));
        return [.. seen];
    }

    private static async Task<Behaviour> RunAsync(
        Checkout checkout, Proof.Parity proof, (string Url, string Input) on, CancellationToken ct)
    {
        var limit = TimeSpan.FromSeconds(proof.TimeoutSeconds);
        var environment = new Dictionary<string, string>(checkout.ForProofs)
        {
            ["INPUT"] = on.Input,
            ["SERVICE_URL"] = on.Url,
        };
        var line = new RoomCommand(Line(proof, on.Input)) { Limit = limit, Silence = limit, OutputCap = MostBytes };
        var ended = await checkout.Room.RunAsync(line with { Environment = environment }, ct);
        if (ended.By is not EndedBy.Itself)
            return new(on.Input, "", $"it did not end within {proof.TimeoutSeconds} s.");
        if (ended.OutputBytes > MostBytes)
            return new(on.Input, "", $"it prints more than {MostBytes >> 20} MB; compare less at a time.");
        if (ended.ExitCode is 126 or 127)
            return new(on.Input, "", $"the shell could not start it (exit {ended.ExitCode}): {ended.Output}");
        // Without walls each side is where it is, which is no difference.
        return new(on.Input, $"exit {ended.ExitCode}\n{ended.Output.Replace(checkout.Folder, Checkout.Inside)}");
    }

    private static string Line(Proof.Parity proof, string input)
    {
        var run = proof.Run!.Replace("{input}", $"'{input.Replace("'", "'\\''")}'");
        // A hash sees what text cannot show, but it knows no approved differences.
        var exactly = proof.ApprovedDifferences is [] ? "; sha256sum <\"$at/stdout\"" : "";
        var after = proof.Compare switch
        {
            "exit" => ":",
            "files" => Files,
            _ => $"cat \"$at/stdout\"{exactly}",
        };
        return $"{Begin}\n{run}{End.Replace("AFTER", after)}";
    }

    private async Task<Behaviour> RequestAsync(
        Checkout checkout, (string Url, string Input, int Seconds) on, CancellationToken ct)
    {
        var parts = on.Input.Split(' ', 3);
        using var request = new HttpRequestMessage(new(parts[0]), on.Url + parts[1]);
        if (parts is [_, _, var body])
            request.Content = new StringContent(body, Encoding.UTF8, TypeOf(body));
        try
        {
            var limit = TimeSpan.FromSeconds(on.Seconds);
            var seen = await new RoomHttp(checkout.Room, clock).SendAsync(request, limit, ct);
            var type = seen.Headers.FirstOrDefault(header => header.Name == "content-type").Value;
            var text = $"{(int)seen.Status}\ncontent-type: {type}\n\n{Encoding.UTF8.GetString(seen.Body.Span)}";
            return seen.IsCut
                ? new(on.Input, "", "the answer is longer than can be compared.")
                : new(on.Input, text);
        }
        catch (Exception failure) when (failure is HttpRequestException or TimeoutException)
        {
            return new(on.Input, "", $"no answer: {failure.Message}");
        }
    }

    private static string TypeOf(string body) => body is ['{' or '[', ..] ? "application/json" : "text/plain";

    /// <summary>What a service was given in secret is not told by what it answers.</summary>
    private static Behaviour Redacted(Behaviour seen, Checkout checkout) =>
        seen with { Seen = checkout.Secrets.Redact(seen.Seen) };
}
