using System.Text.Json;
using Missions.Core;
using Missions.Engine.Views;
using Missions.World.Logs;

namespace Missions.Engine.Verifying;

/// <summary>What was checked, and what of it does not hold.</summary>
public sealed record Verification(string Mission, bool Ok, Seq<Checked> Checked, Seq<Problem> Problems)
{
    /// <summary>The same with what was done again, each on the commit that it was proven on.</summary>
    /// <param name="left">What nothing can run.</param>
    /// <param name="blobs">Where the outputs are kept.</param>
    public Verification With(Seq<Rerun> reruns, Seq<AssertionId> left, string blobs) => this with
    {
        Ok = Ok && reruns.All(one => one.Holds),
        Checked =
        [
            .. Checked,
            new("Rerun", reruns.Count, "proofs and flows", "a fresh checkout each"),
            .. left is [] ? (Checked[])[] : [new("Not rerun", left.Count, "judgements", string.Join(", ", left))],
        ],
        Problems =
        [
            .. Problems,
            .. reruns.Where(one => !one.Holds).Select(one => new Problem(
                Path.Combine(blobs, one.Output), $"says why {one.What} does not hold when it is run again.")),
        ],
    };

    public string Json() => JsonSerializer.Serialize(this, ViewJson.Default.Verification);
}

/// <summary>How much of one kind was looked at.</summary>
public sealed record Checked(string What, int Count, string Of, string Where);

/// <summary>Something that does not hold, with its place.</summary>
/// <param name="Line">Of a log, from 1.</param>
/// <param name="Byte">Where that line begins.</param>
public sealed record Problem(string File, string Text, long? Line = null, long? Byte = null)
{
    public override string ToString() => Line is null ? $"{File} {Text}" : Text;
}

/// <summary>Collects what a verification finds.</summary>
internal sealed class Findings(string mission)
{
    private readonly List<Checked> _checked = [];
    private readonly List<Problem> _problems = [];

    public Verification Verification => new(mission, _problems is [], [.. _checked], [.. _problems]);

    public void Check(string what, int count, string of, string where) => _checked.Add(new(what, count, of, where));

    public void Add(string file, string text) => Add(new(file, text));

    public void Add(Problem problem) => _problems.Add(problem);

    public void Add(LogDamaged damage, string file) => Add(new(file, damage.Message, damage.Line, damage.Offset));
}
