using Missions.Control.Terminal;
using Missions.Core;
using Missions.Engine;
using Missions.Engine.Views;
using Missions.Engine.Views.Courses;
using Missions.Tests.Core;
using Missions.Tests.Support;
using Missions.World.Locks;
using Missions.World.Terminals;

namespace Missions.Tests.Screens;

/// <summary>Mission Control over a story, without a terminal: what it shows, and where keys lead.</summary>
internal sealed class Watched
{
    private readonly List<(int Columns, int Rows)> _sizes = [(80, 24), (120, 40)];

    public Watched(
        IReadOnlyList<Recorded> journal, bool isRun = false, Func<MissionSeen, MissionSeen>? with = null,
            TimeSpan? later = null)
    {
        var course = Course.From(journal);
        var now = course.State.LastAt + (later ?? TimeSpan.FromMinutes(3));
        var dashboard = Dashboard.Of(course, isRun ? new LockOwner("desk", 4711, Samples.Start) : null, now);
        var mission = new MissionSeen(
            new("/home/ada/.missions", "notes-1"),
            course.State,
            dashboard,
            dashboard.SinceYou!,
            ApprovalView.Of(course.State),
            [.. journal.Select(Line).OfType<Row>()],
            []);
        var entry = HomeEntry.Of(course.State, isRun);
        Seen = new(now, "/home/ada/.missions", HomeView.Of([entry]), with is null ? mission : with(mission));
    }

    public Watched(Seen seen, Tab tab) => (Seen, Ui) = (seen, Ui.At(tab));

    public Seen Seen { get; }
    public Ui Ui { get; private set; } = Ui.At(Tab.Now);
    public Wish? Wish { get; private set; }

    /// <summary>The size at which keys are pressed.</summary>
    public (int Columns, int Rows) Size { get; init; } = (80, 24);

    /// <summary>Presses keys, written as user-testers write them: <c>3&lt;Enter&gt;y</c>.</summary>
    public Watched Press(string typed)
    {
        foreach (var keys in Missions.World.Terminals.Keys.Of(typed).Typed)
            foreach (
                var press in keys.IsNamed ? [new KeyPress(Named(keys.Text))]
                    : keys.Text.Select(one => new KeyPress("Text", $"{one}")))
                (Ui, Wish) = Missions.Control.Terminal.Keys.Press(Ui, press, Seen, Size);
        return this;
    }

    public string Picture(int columns, int rows) =>
        string.Join('\n', Screen.Of(Ui, Seen, (columns, rows)).Lines) + "\n";

    /// <summary>Compares both sizes with the file of that name.</summary>
    public void Shows(string name) => Approved.Matches(
        string.Join("", _sizes.Select(size => $"{size.Columns} by {size.Rows}\n{Picture(size.Columns, size.Rows)}\n")),
        name: $"control_{name}");

    private static Row? Line(Recorded recorded) =>
        LogLine.Of(recorded) is { } line ? new Row($"{recorded.Seq,5} {line}", null) : null;

    private static string Named(string tmux) => tmux switch
    {
        "Escape" => "Esc",
        "BSpace" => "Backspace",
        "PPage" => "PageUp",
        "NPage" => "PageDown",
        "BTab" => "BackTab",
        _ => tmux,
    };
}
