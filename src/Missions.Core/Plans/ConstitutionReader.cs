namespace Missions.Core.Plans;

/// <summary>Finds the articles of a constitution, and the proofs that stand in them.</summary>
/// <remarks>
/// An article is a heading of the shallowest kind below the title, or, where there are none, a numbered line at the
/// margin. A fenced block that is called <c>proof</c> is the shell line that proves the article it stands in.
/// </remarks>
public sealed class ConstitutionReader
{
    private readonly List<(int Line, string Title)> _heads = [];
    private readonly List<(int Line, string[] Members, string Run)> _proofs = [];
    private readonly List<string> _problems = [];

    private ConstitutionReader(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var prose = Unfenced(lines);
        var headings = prose.Where(one => Depth(one.Text) > 0).ToList();
        if (headings is [var first, .. var others] && IsTitle(first.Text, others.ConvertAll(one => one.Text)))
            headings.RemoveAt(0);

        var depth = headings.Select(one => Depth(one.Text)).DefaultIfEmpty().Min();
        _heads.AddRange(headings is []
            ? prose.Where(one => Numbered(one.Text, out _) > 0 && char.IsAsciiDigit(one.Text[0]))
            : headings.Where(one => Depth(one.Text) == depth).Select(one => (one.Line, one.Text[depth..].Trim())));
    }

    /// <returns>The sentences say what cannot be read, each with its line; nothing is guessed then.</returns>
    public static (Constitution Constitution, Seq<string> Problems) Read(string text)
    {
        var reader = new ConstitutionReader(text);
        return (new(text, [.. reader.Articles()]), [.. reader._problems]);
    }

    private List<Article> Articles()
    {
        var articles = new List<Article>();
        foreach (var (index, head) in _heads.Index())
        {
            var end = index + 1 < _heads.Count ? _heads[index + 1].Line : int.MaxValue;
            var own = Numbered(head.Title, out var title);
            var number = own > 0 ? own : articles is [.., var last] ? last.Number + 1 : 1;
            if (articles.Exists(one => one.Number == number))
                _problems.Add($"line {head.Line}: two articles have the number {number}.");

            var proofs = _proofs.FindAll(one => one.Line > head.Line && one.Line < end);
            if (proofs is [_, var second, ..])
                _problems.Add($"line {second.Line}: article {number} has a second proof; make two articles of it.");
            articles.Add(new(number, title, proofs is [var proof, ..] ? Proof(proof) : null));
        }
        foreach (var stray in _proofs.Where(one => _heads is not [var first, ..] || one.Line < first.Line))
            _problems.Add($"line {stray.Line}: this proof stands in no article.");
        return articles;
    }

    /// <summary>The lines outside of fenced blocks, with their numbers; proofs are put aside.</summary>
    private List<(int Line, string Text)> Unfenced(string[] lines)
    {
        var prose = new List<(int, string)>();
        for (var at = 0; at < lines.Length; at++)
        {
            if (Fence(lines[at]) is not { } fence)
            {
                prose.Add((at + 1, lines[at]));
                continue;
            }
            var (opened, indent) = (at, lines[at].Length - lines[at].TrimStart().Length);
            var words = Words(lines[at].Trim()[fence.Length..]);
            var inside = lines.Skip(at + 1).TakeWhile(line => !Ends(line.Trim(), fence)).ToList();
            at += inside.Count + 1;
            if (words is not [var kind, .. var members] || !kind.Equals("proof", StringComparison.OrdinalIgnoreCase))
            {
                if (words.Any(IsLikeProof))
                    _problems.Add($"line {opened + 1}: '{lines[opened].Trim()}' looks like a proof and is none; write "
                        + $"'{fence}proof', with members after a blank, or call it something else.");
                continue;
            }

            if (at >= lines.Length) _problems.Add($"line {opened + 1}: the proof that begins here does not end.");
            var run = string.Join('\n', inside.Select(line => line[Math.Min(indent, Margin(line))..])).Trim();
            if (run is "") _problems.Add($"line {opened + 1}: this proof runs nothing; write a shell line into it.");
            _proofs.Add((opened + 1, members, run));
        }
        return prose;
    }

    private Proof.Command Proof((int Line, string[] Members, string Run) written)
    {
        var proof = new Proof.Command(written.Run);
        foreach (var member in written.Members)
        {
            var (name, value) = member.Split('=', 2) is [var left, var right] ? (left, right) : (member, "");
            if (With(proof, name, value) is { } changed) proof = changed;
            else
                _problems.Add($"line {written.Line}: '{member}' says nothing to a proof; it may have exit=0 (to 125), "
                    + "timeout=1 (to 3600), service=NAME and with=PATH of a file of the repository.");
        }
        return proof;
    }

    private static Proof.Command? With(Proof.Command proof, string name, string value) => name switch
    {
        "exit" when Within(value, 0, 125) is { } code => proof with { ExpectExit = code },
        "timeout" when Within(value, 1, 3600) is { } seconds => proof with { TimeoutSeconds = seconds },
        "service" when value is not "" => proof with { Service = value },
        "with" when ProofRules.IsBelow(value) => proof with { Files = proof.Files.Add(new(value, "")) },
        _ => null,
    };

    private static int? Within(string value, int least, int most) =>
        int.TryParse(value, out var number) && number >= least && number <= most ? number : null;

    /// <summary>What opens a block and ends it, such as three backticks; null where the line opens none.</summary>
    private static string? Fence(string line)
    {
        var text = line.TrimStart();
        if (text is not ['`' or '~', ..]) return null;
        var length = text.TakeWhile(letter => letter == text[0]).Count();
        return length >= 3 ? text[..length] : null;
    }

    private static bool Ends(string line, string fence) =>
        line.Length >= fence.Length && line.All(letter => letter == fence[0]);

    private static string[] Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Such as <c>proofs</c>, <c>{proof}</c> or <c>prove</c>.</summary>
    private static bool IsLikeProof(string word)
    {
        var letters = word.TrimStart([.. word.Where(letter => !char.IsLetter(letter)).Distinct()]);
        return letters.StartsWith("proof", StringComparison.OrdinalIgnoreCase)
            || letters.Equals("prove", StringComparison.OrdinalIgnoreCase);
    }

    private static int Depth(string line) =>
        line.TakeWhile(letter => letter is '#').Count() is > 0 and <= 6 and var depth
        && line.Length > depth && line[depth] is ' ' ? depth : 0;

    /// <summary>The title of the whole: the only one of its depth, or without a number before one that has.</summary>
    private static bool IsTitle(string heading, List<string> others) =>
        Depth(heading) == 1
        && (others.TrueForAll(one => Depth(one) > 1)
            || Numbered(heading[1..].Trim(), out _) == 0 && Numbered(others[0][1..].Trim(), out _) > 0);

    private static int Margin(string line) => line.Length - line.TrimStart().Length;

    /// <summary>The number that a title begins with, such as <c>3.</c> or <c>Article 3:</c>; 0 where none.</summary>
    private static int Numbered(string text, out string title)
    {
        const string article = "Article ";
        var rest = text.StartsWith(article, StringComparison.OrdinalIgnoreCase) ? text[article.Length..] : text;
        var digits = rest.TakeWhile(char.IsAsciiDigit).Count();
        var isNumber = digits is > 0 and < 6
            && (digits == rest.Length || rest[digits] is '.' or ')' or ':')
            && (digits + 1 >= rest.Length || rest[digits + 1] is ' ');
        title = isNumber && rest[Math.Min(digits + 1, rest.Length)..].Trim() is { Length: > 0 } named ? named : text;
        return isNumber ? int.Parse(rest.AsSpan(0, digits)) : 0;
    }
}
