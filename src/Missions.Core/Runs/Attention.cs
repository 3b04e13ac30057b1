namespace Missions.Core.Runs;

/// <summary>How often a mission rested until the human's word, and for how long (P13).</summary>
/// <param name="Since">Since when it rests now; null where it does not.</param>
public sealed record Attention(int Times, int AfterApproval, TimeSpan Waited, DateTimeOffset? Since)
{
    public static Attention None { get; } = new(0, 0, TimeSpan.Zero, null);

    public TimeSpan WaitedBy(DateTimeOffset now) =>
        Waited + (Since is { } since && now > since ? now - since : TimeSpan.Zero);

    internal Attention After(bool isAsked, bool isApproved, DateTimeOffset at) => (isAsked, Since) switch
    {
        (true, null) => this with
        {
            Times = Times + 1,
            AfterApproval = AfterApproval + (isApproved ? 1 : 0),
            Since = at,
        },
        (false, { } since) => this with { Waited = Waited + (at - since), Since = null },
        _ => this,
    };
}
