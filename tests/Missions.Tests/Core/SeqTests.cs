using System.Collections;
using Missions.Core;

namespace Missions.Tests.Core;

public class SeqTests
{
    private static readonly Seq<int> Some = [1, 2, 3];

    [Fact]
    public void Lists_are_equal_when_their_items_are()
    {
        Seq<int> same = [1, 2, 3], other = [3, 2, 1];

        Assert.True(Some == same && Some.Equals((object)same) && Some.GetHashCode() == same.GetHashCode());
        Assert.True(Some != other && !Some.Equals("123"));
    }

    [Fact]
    public void What_was_never_filled_is_empty()
    {
        Seq<int> none = default;

        Assert.True(none is [] && none == [] && none.Add(1) == [1] && none.Without(_ => true) == []);
    }

    [Fact]
    public void It_changes_into_another() =>
        Assert.Equal(
            ("[1, 2, 3, 4]", "[1, 3]", "[1, 20, 3]"),
            ($"{Some.Add(4)}", $"{Some.Without(item => item == 2)}",
                $"{Some.Replace(item => item == 2, item => item * 10)}"));

    [Fact]
    public void It_is_counted_and_walked() =>
        Assert.Equal((3, 2, 3), (Some.Count, Some[1], ((IEnumerable)Some).Cast<int>().Count()));
}
