using Missions.Control.Terminal;
using Missions.Tests.Core;

namespace Missions.Tests.Screens;

/// <summary>Where keys lead at Mission Control, and what they ask to be done.</summary>
public class ControlKeysTests
{
    [Theory]
    [InlineData("1", "Now")]
    [InlineData("2", "Since")]
    [InlineData("3", "Decide")]
    [InlineData("4", "Claims")]
    [InlineData("5", "Rounds")]
    [InlineData("6", "Work")]
    [InlineData("7", "Spend")]
    [InlineData("8", "Seats")]
    [InlineData("9", "Log")]
    [InlineData("0", "Runs")]
    [InlineData("e", "Evidence")]
    [InlineData("h", "Home")]
    [InlineData("?", "Help")]
    [InlineData("<Tab>", "Since")]
    [InlineData("<Left>", "Evidence")]
    [InlineData("4<Tab><S-Tab>", "Claims")]
    public void A_key_leads_to_a_place(string keys, string tab) =>
        Assert.Equal(tab, new Watched(Stories.Working.Journal).Press(keys).Ui.View.Tab.ToString());

    [Theory]
    [InlineData("4<Enter>", "A-SEARCH-1")]
    [InlineData("4<Down><Enter>", "A-SEARCH-2")]
    [InlineData("4<End><Enter>", "A-OLD-1")]
    [InlineData("4<End><Home><Enter>", "A-SEARCH-1")]
    [InlineData("4/tidy<Enter><Enter>", "A-TIDY-1")]
    [InlineData("4<Enter><Esc>", null)]
    [InlineData("0<Enter>", "R-0003")]
    [InlineData("0<Enter><Enter>", "transcript:R-0003")]
    [InlineData("0<Enter><Enter><Esc><Esc>", null)]
    public void Enter_opens_what_is_pointed_at_and_Esc_leads_back(string keys, string? thing) =>
        Assert.Equal(thing, new Watched(Stories.Working.Journal).Press(keys).Ui.View.Thing);

    [Theory]
    [InlineData("sKeep it small.<Enter>", "say -- Keep it small.")]
    [InlineData("cNo new packages.<Enter>", "say --constraint -- No new packages.")]
    [InlineData("p", "pause")]
    [InlineData("r", "run --detach")]
    [InlineData("y", "sync")]
    [InlineData("B--usd 30 --hours 12<Enter>", "budget --usd 30 --hours 12")]
    [InlineData("Sworker other/model<Enter>", "seat worker other/model")]
    [InlineData("4wNobody looks.<Enter>", "waive A-SEARCH-1 --because=Nobody looks.")]
    [InlineData("4<Enter>wNobody looks.<Enter>", "waive A-SEARCH-1 --because=Nobody looks.")]
    [InlineData("Ly", "land")]
    [InlineData("Xnotes-1<Enter>", "abort --because=You ended it (notes-1).")]
    [InlineData("nA shop<Enter>y", "plan --no-input -- A shop")]
    [InlineData("sab<Left>X<Enter>", "say -- aXb")]
    [InlineData("sab cd<C-w>ef<Enter>", "say -- ab ef")]
    [InlineData("s--now<Enter>", "say -- --now")]
    public void A_key_asks_for_a_verb(string keys, string verb) => Assert.Equal(verb, Asked(Stories.Working, keys));

    [Theory]
    [InlineData("ay", "approve --yes")]
    [InlineData("jToo big.<Enter>", "reject --because=Too big.")]
    [InlineData("3<Enter><Enter>y", "approve --yes")]
    [InlineData("3<Enter><Down><Enter>Too big.<Enter>", "reject --because=Too big.")]
    public void A_plan_is_approved_or_rejected(string keys, string verb) =>
        Assert.Equal(verb, Asked(Stories.Rehearsed, keys));

    [Theory]
    [InlineData("3<Enter><Enter>y", "decide D-1 proven")]
    [InlineData("3<Enter><Down><Enter>y", "decide D-1 refuted")]
    public void A_persons_word_is_given(string keys, string verb) =>
        Assert.Equal(verb, Asked(Stories.AskedForAWord, keys));

    [Theory]
    [InlineData("an")]
    [InlineData("a<Esc>")]
    [InlineData("j<Enter>")]
    [InlineData("jToo big.<Esc>")]
    [InlineData("Lx")]
    [InlineData("Xsomething<Enter>")]
    [InlineData("s   <Enter>")]
    [InlineData("z")]
    public void What_is_not_confirmed_is_not_done(string keys) => Assert.Null(Asked(Stories.Rehearsed, keys));

    [Fact]
    public void Pasted_text_presses_no_keys_and_is_one_line_where_one_is_typed()
    {
        var watched = new Watched(Stories.Working.Journal);
        var (ui, wish) = Missions.Control.Terminal.Keys.Press(watched.Ui, new("Paste", "q\nX"), watched.Seen, (80, 24));
        Assert.Equal((watched.Ui, null), (ui, wish));

        var typing = watched.Press("s").Ui;
        (ui, _) = Missions.Control.Terminal.Keys.Press(typing, new("Paste", "one\ntwo"), watched.Seen, (80, 24));
        Assert.Equal("one two", ui.Typing?.Text);
    }

    [Theory, InlineData("q"), InlineData("<C-c>")]
    public void Quitting_ends_nothing_but_the_screen(string keys) =>
        Assert.IsType<Wish.Quit>(new Watched(Stories.Working.Journal).Press(keys).Wish);

    [Fact]
    public void The_journal_is_followed_until_one_moves_away_from_its_end()
    {
        var watched = new Watched(Stories.Completed.Journal);

        Assert.True(watched.Press("9").Ui.View.IsFollowing);
        Assert.False(watched.Press("<Up>").Ui.View.IsFollowing);
        Assert.True(watched.Press("<End>").Ui.View.IsFollowing);
    }

    private static string? Asked(Given story, string keys) =>
        new Watched(story.Journal).Press(keys).Wish is Wish.Type type ? string.Join(' ', type.Words) : null;
}
