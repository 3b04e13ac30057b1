using System.Text;
using Missions.Core;
using Missions.Core.Verdicts;
using Missions.Engine.Views;

namespace Missions.Engine.Reports;

/// <summary>A piece of evidence with what it shows: its output as text, or as the picture that it is.</summary>
internal sealed class EvidencePart(Func<string, byte[]?> output)
{
    private const int MostText = 20_000;
    private const int MostPicture = 4_000_000;

    private static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G'];

    // Evidence that speaks for several assertions is shown where it comes first, and linked to from there on.
    private readonly HashSet<EvidenceId> _shown = [];

    /// <param name="isCited">What the assertion stands on; the rest is what was found on the way.</param>
    public Markup Of(Evidence evidence, bool isCited)
    {
        if (!_shown.Add(evidence.Id))
            return Markup.Of(
                $"<p>{Says(isCited)} <a href=\"#{evidence.Id}\">{evidence.Id}</a> {evidence.Subject}</p>\n");

        return Markup.Of($"""
            <div class="evidence" id="{evidence.Id}">
            <h4>{evidence.Id}: {evidence.Subject}</h4>
            <p>{Says(isCited)} {Outcome(evidence)}</p>
            {Parts.Facts(Facts(evidence))}
            {Shown(evidence)}
            </div>

            """);
    }

    /// <summary>What was only looked at holds nothing: whoever cites it says what it shows.</summary>
    private static string Outcome(Evidence evidence) => evidence switch
    {
        { Kind: EvidenceKind.Observation } => "It was seen.",
        { Holds: true } => "It held.",
        _ => "It did not hold.",
    };

    private static string Says(bool isCited) => isCited ? "What it stands on:" : "Found on the way:";

    private static Markup Facts(Evidence evidence) => Markup.Of($"""
        {Parts.Fact("Made by", $"{Words.Of(evidence.Kind)} {evidence.Run} {evidence.Seat}".Trim())}
        {Parts.Fact("Exit code", evidence.ExitCode)}{Parts.Fact("Seconds", Seconds(evidence))}
        {Parts.Fact("On commit", Parts.Commit(evidence.Commit))}{Parts.Fact("Room", evidence.Sandbox)}
        {Parts.Fact("On the host", string.Join(", ", evidence.OnHost))}
        {Parts.Fact("Round", evidence.Round is { } round ? $"{evidence.Milestone} {round}" : "")}
        {Parts.Fact("Findings", Parts.List([.. evidence.Findings.Select(line => Markup.Of($"{line}"))]))}
        {Parts.Fact("Note", evidence.Note)}{Parts.Fact("SHA-256", Parts.Code(evidence.Output))}
        """);

    private static double? Seconds(Evidence evidence) => evidence.Seconds > 0 ? Math.Round(evidence.Seconds, 1) : null;

    private Markup Shown(Evidence evidence)
    {
        if (!evidence.HasOutput) return Markup.None;
        return Markup.Of($"{Seen(evidence)}{Said(evidence)}");
    }

    private Markup Seen(Evidence evidence) => evidence.Picture is not { } picture ? Markup.None
        : output(picture) is not { } bytes ? Markup.Of($"<p>Its picture is missing.</p>")
        : !bytes.AsSpan().StartsWith(Png) ? Markup.Of($"<p><a href=\"blobs/{picture}\">Its picture</a></p>")
        : Picture(evidence, picture, bytes);

    private Markup Said(Evidence evidence)
    {
        if (output(evidence.Output) is not { } bytes) return Markup.Of($"<p>Its output is missing.</p>");

        var text = Encoding.UTF8.GetString(bytes);
        return text is "" ? Markup.Of($"<p>It printed nothing.</p>")
            : Parts.Folded("What it printed", Printed(text, evidence.Output));
    }

    private static Markup Printed(string text, string blob) => text.Length <= MostText
        ? Markup.Of($"<pre tabindex=\"0\">{text}</pre>")
        : Markup.Of($"""
            <pre tabindex="0">{text[..MostText]}</pre>
            <p>The first {MostText} of {text.Length} characters; <a href="blobs/{blob}">all of it</a>.</p>
            """);

    private static Markup Picture(Evidence evidence, string blob, byte[] bytes) => bytes.Length > MostPicture
        ? Markup.Of($"<p><a href=\"blobs/{blob}\">A picture of {bytes.Length} bytes</a></p>")
        : Markup.Of($"""
            <figure>
            <img alt="Screenshot: {evidence.Subject}" src="data:image/png;base64,{Convert.ToBase64String(bytes)}">
            <figcaption>{evidence.Subject}</figcaption>
            </figure>
            """);
}
