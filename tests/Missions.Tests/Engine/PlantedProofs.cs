using Missions.Core;
using Missions.Core.Plans;

namespace Missions.Tests.Engine;

/// <summary>
/// Proofs of a small program that is to greet and to sum: some that no right program can ever pass, each wrong in a way
/// of its own, and honest ones. All of them fail on the base just as the plan says.
/// </summary>
internal static class PlantedProofs
{
    private const string Saying = "expected";

    /// <summary>The program before anything is built.</summary>
    public const string Base = "case $1 in\n  *) echo \"unknown: $1\"; exit 2;;\nesac\n";

    /// <summary>What it would be if it were built as the claims say.</summary>
    public const string Built = """
        case $1 in
          greet) echo "Hello, $2!";;
          sum) shift; n=0; for i in "$@"; do n=$((n + i)); done; echo "$n";;
          list) shift; for i in "$@"; do echo "$i"; done;;
          json) echo "{\"name\": \"$2\"}";;
          *) echo "unknown: $1" >&2; exit 2;;
        esac

        """;

    public static Seq<Assertion> Honest { get; } =
    [
        Of(1, "[ \"$(sh app.sh greet Ann)\" = 'Hello, Ann!' ] || fail"),
        Of(2, "[ \"$(sh app.sh sum 1 2 3)\" -eq 6 ] || fail"),
        Of(3, "[ \"$(sh app.sh list b a | wc -l)\" -eq 2 ] || fail"),
        Of(4, "sh app.sh json Ann | grep -q '\"name\"' || fail"),
        Of(5, "sh app.sh greet Ann >/dev/null || fail"),
        Of(6, "[ \"$(sh app.sh greet $(cat proofs/6.txt))\" = \"Hello, $(cat proofs/6.txt)!\" ] || fail", "Ann", "Bob"),
    ];

    public static Seq<Assertion> Impossible { get; } =
    [
        Of(11, "[ \"$(sh app.sh greet Ann)\" = 'Helo, Ann!' ] || fail"), // a typo
        Of(12, "[ \"$(sh app.sh greet Ann)\" = 'hello, ann!' ] || fail"), // other letters
        Of(13, "o=$(sh app.sh greet Ann); [ \"$o\" = 'Hello, Ann!' ] && [ \"$o\" = 'Hello, Ann' ] || fail"), // both
        Of(14, "[ \"$(sh app.sh greet Ann)\" = 'Hello, Ann!\n' ] || fail"), // a line's end that is cut
        Of(15, "[ \"$(sh app.sh greet Ann 2>&1 >/dev/null)\" = 'Hello, Ann!' ] || fail"), // the wrong stream
        Of(16, "sh app.sh greet Ann; [ $? -eq 3 ] || fail"), // the wrong exit code
        Of(17, "[ \"$(sh app.sh list b a | head -1)\" = a ] || fail"), // an order that nobody promised
        Of(18, "[ \"$(sh app.sh list b a | wc -l)\" -eq 3 ] || fail"), // one too many
        Of(19, "[ \"$(sh app.sh greet Ann)\" = 'Hello,  Ann!' ] || fail"), // a blank too many
        Of(20, "sh app.sh greet Ann >/dev/null; [ -s greeting.txt ] || fail"), // a file that nobody writes
        Of(21, "sh app.sh greet Ann | grep -q '^Hello$' || fail"), // an anchor
        Of(22, "sh app.sh greet Ann | grep -q 'Hello, [A-Z]!' || fail"), // a class of one letter
        Of(23, "[ \"$(sh app.sh sum 1 2)\" -eq 3.0 ] 2>/dev/null || fail"), // no whole number
        Of(24, "out=$(sh app.sh greet Ann); [ \"$ouput\" = 'Hello, Ann!' ] || fail"), // a name misspelt
        Of(25, "[ \"$(sh app.sh greet Ann)\" != 'Hello, Ann!' ] && false || fail"), // nothing but failing
        Of(26, "[ \"$(sh app.sh great Ann)\" = 'Hello, Ann!' ] || fail"), // another command
        Of(27, "[ \"$(sh app.sh Ann greet)\" = 'Hello, Ann!' ] || fail"), // the wrong way round
        Of(28, "sh app.sh json Ann | grep -q '\"Name\"' || fail"), // a key spelt otherwise
        Of(29, "[ \"$(sh ./bin/app.sh greet Ann 2>/dev/null)\" = 'Hello, Ann!' ] || fail"), // the wrong folder
        Of(30, "sh app.sh list a | while read -r l; do ok=1; done; [ \"$ok\" = 1 ] || fail"), // lost in a pipe
        Of(31, "[ \"$(sh app.sh greet Ann)\" = 'Hello, $NAME!' ] || fail"), // quoted too well
        Of(32, "[ \"$(sh app.sh greet Ann)\" = \"$(printf 'Hello, Ann!\\r')\" ] || fail"), // another line's end
        Of(33, "[ \"$(sh app.sh sum 2 3)\" -eq 6 ] || fail"), // sums it up wrongly
        Of(34, "[ \"$(printf '' | sh app.sh greet)\" = 'Hello, Ann!' ] || fail"), // gives it nothing
        Of(35, "(exec 3<>/dev/tcp/127.0.0.1/1) 2>/dev/null || fail"), // the wrong port
        Of(36, "[ \"$(sh app.sh greet $(cat proofs/36.txt))\" = 'Hello, Ann!' ] || fail", "Ann", "Bob"), // its variant
        Of(37, "[ \"$(sh app.sh greet Ann)\" = 'Hello, Ann!' ] || fail") with // the wrong result of its own
        {
            Proof = new Proof.Command("sh proofs/37.sh", ExpectExit: 4, Files: [File(37, "[ \"$(sh app.sh greet Ann)\" = 'Hello, Ann!' ] || fail")]),
        },
    ];

    private static Assertion Of(int number, string line, string? given = null, string? other = null) => new(
        new($"A-P-{number}"),
        "The program does it.",
        "It does not.",
        new(Expectation.Fails, Saying),
        new Proof.Command(
            $"sh proofs/{number}.sh",
            Files: given is null ? [File(number, line)] : [File(number, line), new($"proofs/{number}.txt", given)],
            Variants: other is null ? [] : [new($"proofs/{number}.txt", other)]),
        [new("REQ-1")],
        Witness: new([new("app.sh", Built)]));

    private static ProofFile File(int number, string line) => new(
        $"proofs/{number}.sh", $"fail() {{ echo 'expected what was asked for'; exit 1; }}\n{line}\n");
}
