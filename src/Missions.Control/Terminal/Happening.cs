using Missions.Engine.Views;
using Missions.World.Terminals;

namespace Missions.Control.Terminal;

/// <summary>Something that Mission Control takes in.</summary>
internal abstract record Happening
{
    private Happening() { }

    public static Happening Resized { get; } = new SizeChanged();
    public static Happening Continued { get; } = new WentOn();

    public sealed record Pressed(KeyPress Key) : Happening;
    public sealed record Grown(MissionWatch Watch) : Happening;

    /// <param name="Verb">What was asked for.</param>
    public sealed record Told(string Verb, string Sentence, IReadOnlyList<string> All) : Happening;
    public sealed record Listed(HomeView Home) : Happening;
    public sealed record Ticked : Happening;
    public sealed record SizeChanged : Happening;

    /// <summary>It was stopped, and the terminal was somebody else's meanwhile.</summary>
    public sealed record WentOn : Happening;
    public sealed record Left : Happening;
    public sealed record Failed(Exception Why) : Happening;
}
