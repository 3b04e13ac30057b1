using Missions.Core;

namespace Missions.Control.Terminal;

/// <summary>Where the person is, and what they are in the middle of.</summary>
/// <param name="Back">Where Esc leads, the last first.</param>
/// <param name="Said">What came of the last thing that was done.</param>
internal sealed record Ui(
    View View, Seq<View> Back = default, Typing? Typing = null, Asked? Asked = null, string? Said = null)
{
    public static Ui At(Tab tab) => new(new View(tab));

    public Ui To(View view) => this with { View = view, Back = [View, .. Back.Take(20)], Said = null };
}

/// <summary>A place, and how far one has read there.</summary>
/// <param name="Thing">What is opened of it; null for its list.</param>
/// <param name="At">The line that is pointed at.</param>
/// <param name="IsFollowing">The last line is pointed at, whatever comes.</param>
internal sealed record View(Tab Tab, string? Thing = null, int At = 0, string Filter = "", bool IsFollowing = false);

/// <summary>A line that is being typed.</summary>
/// <param name="Then">What it is for, with the text where <c>{}</c> stands; empty words for a filter.</param>
internal sealed record Typing(string Prompt, Seq<string> Then, string Text = "", int At = 0)
{
    public bool IsFilter => Then is [];
}

/// <summary>A question before something is done that cannot be undone.</summary>
internal sealed record Asked(string Question, Wish Wish);

/// <summary>What the person wants done.</summary>
internal abstract record Wish
{
    private Wish() { }

    /// <summary>The words of a verb, such as <c>decide D-2 allow</c>; the mission is put in behind the first.</summary>
    public sealed record Type(Seq<string> Words) : Wish;

    public sealed record Open(string Mission) : Wish;
    public sealed record Quit : Wish;
}
