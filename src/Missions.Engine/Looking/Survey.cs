using Missions.Core;
using Missions.Core.Plans;
using Missions.Engine.Looking.Stacks;

namespace Missions.Engine.Looking;

/// <summary>What a repository's own files say about how it is set up, checked, started and worked on.</summary>
/// <param name="Instructions">Files that tell agents how to work here.</param>
/// <param name="Ci">Files that tell a build server what to run; they are named, not understood.</param>
/// <param name="Notes">What should be known of what was found, a sentence each.</param>
/// <param name="Unknown">What could not be found out, a sentence each.</param>
public sealed record Survey(
    Seq<Found> Stacks,
    Found? Setup,
    Found? Build,
    Found? Typecheck,
    Found? Lint,
    Found? Test,
    Seq<FoundService> Services,
    Seq<Found> Surfaces,
    Seq<Found> Tools,
    Seq<string> Instructions,
    Seq<string> Ci,
    Seq<string> Notes,
    Seq<string> Unknown)
{
    public static Survey Of(Tree tree)
    {
        Part[] parts =
        [
            .. DotNet.In(tree), .. Node.In(tree), .. Python.In(tree), .. Go.In(tree), .. Rust.In(tree),
            .. Java.In(tree), .. Make.In(tree), .. Shell.In(tree),
        ];
        return Joining.Of(tree, parts);
    }

    /// <summary>The checks that there are, in the order in which they are run.</summary>
    public IEnumerable<(string Name, Found Line)> Lines => ((string, Found?)[])
        [("build", Build), ("typecheck", Typecheck), ("lint", Lint), ("test", Test)] is var all
            ? all.Where(one => one.Item2 is not null).Select(one => (one.Item1, one.Item2!))
            : [];

    public Checks Checks => new(Build?.What, Typecheck?.What, Lint?.What, Test?.What);

    /// <summary>What a repository's settings would say of it.</summary>
    public RepositorySettings Settings => new(
        Checks, Setup?.What, [], [.. Services.Select(one => one.Service)], [.. Surfaces.Select(one => one.What)]);
}
