using System.Text;

namespace Missions.World.Terminals;

/// <summary>A key that was pressed, or text that was pasted.</summary>
/// <param name="Name">Such as <c>Enter Esc Up PageDown C-c</c>; <c>Text</c> for what is typed as it stands,
/// <c>Paste</c>
/// for what was pasted.</param>
public readonly record struct KeyPress(string Name, string Text = "");

/// <summary>Turns the bytes of a terminal into keys, however they are cut into pieces on their way.</summary>
public sealed class KeyReader
{
    private const string PasteBegin = "\u001b[200~";
    private const string PasteEnd = "\u001b[201~";
    private const int MostPasted = 64 * 1024;

    // As xterm, the Linux console, rxvt, screen and tmux send them.
    private static readonly Dictionary<string, string> Sequences = new(StringComparer.Ordinal)
    {
        ["[A"] = "Up",
        ["[B"] = "Down",
        ["[C"] = "Right",
        ["[D"] = "Left",
        ["OA"] = "Up",
        ["OB"] = "Down",
        ["OC"] = "Right",
        ["OD"] = "Left",
        ["[H"] = "Home",
        ["[F"] = "End",
        ["OH"] = "Home",
        ["OF"] = "End",
        ["[1~"] = "Home",
        ["[4~"] = "End",
        ["[7~"] = "Home",
        ["[8~"] = "End",
        ["[3~"] = "Delete",
        ["[5~"] = "PageUp",
        ["[6~"] = "PageDown",
        ["[Z"] = "BackTab",
    };

    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private string _rest = "";
    private StringBuilder? _paste;

    /// <summary>Something came that may go on: a lone Esc, or the beginning of a sequence.</summary>
    /// <remarks>A paste goes on until its end is said, however long that takes.</remarks>
    public bool IsWaiting => _rest is not "" && _paste is null;

    /// <summary>The keys that are whole by now.</summary>
    public IReadOnlyList<KeyPress> Take(ReadOnlySpan<byte> bytes)
    {
        var letters = new char[_decoder.GetCharCount(bytes, flush: false)];
        _decoder.GetChars(bytes, letters, flush: false);
        _rest += new string(letters);
        return Whole(isAll: false);
    }

    /// <summary>Nothing more came for a while: a lone Esc was the key.</summary>
    public IReadOnlyList<KeyPress> TakeRest() => Whole(isAll: true);

    private List<KeyPress> Whole(bool isAll)
    {
        var keys = new List<KeyPress>();
        while (_rest is not "")
        {
            if (_paste is null && _rest.StartsWith(PasteBegin, StringComparison.Ordinal))
                (_paste, _rest) = (new(), _rest[PasteBegin.Length..]);
            if ((_paste is null ? Next(isAll) : Pasted(_paste)) is not var (key, length)) break;
            _rest = _rest[length..];
            if (key.Name is not "") keys.Add(key);
        }
        return keys;
    }

    private (KeyPress Key, int Length)? Next(bool isAll)
    {
        if (_rest[0] is not '\u001b') return Plain(_rest);
        if (_rest.Length == 1) return isAll ? (new("Esc"), 1) : null;
        if (_rest[1] is '\u001b') return (new("Esc"), 1);
        if (_rest[1] is not ('[' or 'O')) return (new("Esc"), 1);

        var end = 2;
        while (end < _rest.Length && _rest[end] is >= '0' and <= '?') end++;
        if (end >= _rest.Length) return isAll ? (new("Esc"), 1) : null;
        return (new(Sequences.GetValueOrDefault(_rest[1..(end + 1)], "")), end + 1);
    }

    private (KeyPress, int)? Pasted(StringBuilder paste)
    {
        var end = _rest.IndexOf(PasteEnd, StringComparison.Ordinal);
        // The last few may be the beginning of the end.
        var length = end >= 0 ? end : Math.Max(0, _rest.Length - PasteEnd.Length + 1);
        paste.Append(_rest, 0, Math.Min(length, MostPasted - paste.Length));
        if (end < 0)
        {
            _rest = _rest[length..];
            return null;
        }
        _paste = null;
        return (new("Paste", paste.ToString()), end + PasteEnd.Length);
    }

    private static (KeyPress, int) Plain(string rest) => rest[0] switch
    {
        '\r' or '\n' => (new("Enter"), 1),
        '\t' => (new("Tab"), 1),
        '\u007f' or '\b' => (new("Backspace"), 1),
        < ' ' => (new($"C-{(char)(rest[0] | 0x60)}"), 1),
        _ when char.IsHighSurrogate(rest[0]) && rest.Length > 1 => (new("Text", rest[..2]), 2),
        _ => (new("Text", rest[..1]), 1),
    };
}
