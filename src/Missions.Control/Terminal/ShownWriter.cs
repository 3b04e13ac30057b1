using System.Text;

namespace Missions.Control.Terminal;

/// <summary>
/// What goes to a terminal line by line: nothing that somebody else wrote moves its cursor or turns the reading round.
/// </summary>
internal sealed class ShownWriter(TextWriter terminal) : TextWriter
{
    public override Encoding Encoding => terminal.Encoding;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(string? value) => terminal.Write(Shown(value));

    public override void WriteLine(string? value) => terminal.WriteLine(Shown(value));

    public override Task WriteAsync(string? value) => terminal.WriteAsync(Shown(value));

    public override Task WriteLineAsync(string? value) => terminal.WriteLineAsync(Shown(value));

    public override void Flush() => terminal.Flush();

    private static string Shown(string? text) => Glyphs.Harmless(text ?? "");
}
