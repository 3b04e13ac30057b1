namespace Missions.Control.Terminal.Pages;

/// <summary>Every key.</summary>
internal static class HelpPage
{
    private static readonly (string Keys, string Does)[] Moving =
    [
        ("1 ... 9 0 e", "go to a place: now, since, decide, claims, rounds, work, spend, seats, log, runs, evidence"),
        ("Tab, Left, Right", "the next place, or the one before"),
        ("h", "the list of all missions of this home"),
        ("Up Down PgUp PgDn", "move; Home and End lead to the first and the last line, where the log follows"),
        ("Enter, Esc", "open what is pointed at; go back"),
        ("/", "show only lines with a text; Esc shows all again"),
        ("C-l", "draw everything anew"),
        ("?, q", "this page; leave. The mission goes on without you"),
    ];

    private static readonly (string Keys, string Does)[] Steering =
    [
        ("r", "run: the mission works on its own until it rests, also when you leave"),
        ("a, j", "approve the plan or the amendment; reject it, with your reason"),
        ("s, c", "say something to the orchestrator; say what must always hold"),
        ("p", "pause, and resume"),
        ("w", "waive the assertion that is pointed at (on claims), with your reason"),
        ("B", "the budget, such as: --usd 30 --hours 12"),
        ("S", "who sits where, such as: worker anthropic/model"),
        ("y", "bring in what is new on your branch, at the next milestone boundary"),
        ("L", "land: prove once more, and move your branch"),
        ("X", "abort: end the mission for good"),
        ("n", "open a new mission on the repository that you are in"),
    ];

    public static Page Of(int columns) => new(
        "Help",
        [
            Row.Head("Looking"),
            .. Moving.SelectMany(one => Line(one, columns)),
            Row.Blank,
            Row.Head("Steering; each is journaled with who did it and from where"),
            .. Steering.SelectMany(one => Line(one, columns)),
            Row.Blank,
            .. Row.Wrap(
                "Should this program be killed outright and leave the terminal odd: type reset, then Enter.", columns),
        ]);

    private static IEnumerable<Row> Line((string Keys, string Does) one, int columns) =>
        Row.Wrap($"  {one.Keys,-18} {one.Does}", columns, 21);
}
