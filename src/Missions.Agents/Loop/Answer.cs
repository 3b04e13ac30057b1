namespace Missions.Agents.Loop;

/// <summary>Fits what a tool answered into a history: clean, no bytes, and as many tokens as it may be.</summary>
public static class Answer
{
    // What a tokenizer cuts small: long runs without a space, and everything beyond ASCII.
    private const int LongRun = 100;
    private const double DenseTokens = 0.75;

    /// <param name="maxTokens">At most; of dense text fewer characters fit into them.</param>
    public static string Fit(string text, int maxTokens)
    {
        if (IsBinary(text))
            return $"({text.Length} characters that are no text are not shown. "
                + "Look at them with a program that knows them.)";

        var clean = Clean.Text(text);
        var (estimate, tokens) = (Clean.Tokens(clean), Tokens(clean));
        return tokens <= maxTokens ? clean : Clean.Text(clean, (int)(maxTokens * ((double)estimate / tokens)));
    }

    /// <summary>An estimate that counts dense text for what it is.</summary>
    public static long Tokens(string text)
    {
        var (dense, run) = (0L, 0);
        foreach (var letter in text)
        {
            run = char.IsWhiteSpace(letter) ? 0 : run + 1;
            if (letter > 127 || run > LongRun) dense++;
        }
        return (long)Math.Ceiling((text.Length - dense) / 4.0 + dense * DenseTokens);
    }

    private static bool IsBinary(string text)
    {
        var odd = text.Count(letter => letter is '\ufffd' || char.IsControl(letter) && letter is not '\n' and not '\r'
            and not '\t' and not '\u001b' and not '\b' and not '\f');
        return odd > 16 && odd * 20 > text.Length;
    }
}
