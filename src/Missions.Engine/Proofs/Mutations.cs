using System.Text;
using Missions.Core.Plans;
using Missions.Engine.Biting;
using Missions.Engine.Workspaces;
using Missions.World.Files;

namespace Missions.Engine.Proofs;

/// <summary>Whether a proof notices that a checkout is damaged.</summary>
internal delegate Task<bool> Notices(Checkout damaged, CancellationToken ct);

/// <summary>Damages a checkout in small ways that still build, to see whether a guard notices any of them.</summary>
internal sealed class Mutations(Workshop shop, ProofRunner proofs)
{
    private const int Sample = 16;

    /// <summary>A damaged application that does not come up soon has been noticed.</summary>
    private static readonly TimeSpan Impatience = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How many damaged copies built, and whether the guard noticed the last; stops at the first that it notices.
    /// </summary>
    /// <param name="goesOn">Whether there is time for one more.</param>
    public async Task<(int Tried, int Noticed)> TryAsync(
        Assertion guard, string commit, Notices notices, Func<bool> goesOn, CancellationToken ct)
    {
        await using var first = await OpenAsync(commit, ct);
        using var files = shop.Folders.Open(first.Folder);
        var (tried, isRepeatable) = (0, true);

        foreach (var damage in await DamagesAsync(files, guard, ct))
        {
            if (!goesOn()) break;
            shop.Activity($"Rehearsing {guard.Id} on a damaged {damage.Path}");
            var isNoticed = isRepeatable ? await NoticedAsync(first, damage, notices, ct) : null;
            // What sees a difference where it has only run before would see one in every copy.
            if (isNoticed is true && await notices(first, ct)) isRepeatable = false;
            if (!isRepeatable) isNoticed = await AnewAsync(commit, damage, notices, ct);
            if (isNoticed is not null) tried++;
            if (isNoticed is true) return (tried, 1);
        }
        return (tried, 0);
    }

    private async Task<bool?> AnewAsync(
        string commit, (string Path, string Text) damage, Notices notices, CancellationToken ct)
    {
        await using var fresh = await OpenAsync(commit, ct);
        return await NoticedAsync(fresh, damage, notices, ct);
    }

    /// <summary>Null where the damaged copy does not build.</summary>
    private async Task<bool?> NoticedAsync(
        Checkout checkout, (string Path, string Text) damage, Notices notices, CancellationToken ct)
    {
        using var files = shop.Folders.Open(checkout.Folder);
        var whole = await files.ReadAsync(damage.Path, int.MaxValue, ct);
        await files.WriteAsync(damage.Path, Encoding.UTF8.GetBytes(damage.Text), ct);

        var builds = await Builds.TryAsync(checkout, shop.Mission.State.Plan?.Checks, [damage.Path], ct);
        bool? isNoticed = builds ? await notices(checkout, ct) : null;
        foreach (var name in checkout.Services.Names) await checkout.Services.StopAsync(name);
        await files.WriteAsync(damage.Path, whole.Bytes, ct);
        return isNoticed;
    }

    private async Task<Checkout> OpenAsync(string commit, CancellationToken ct)
    {
        var checkout = await proofs.OpenAsync(commit, ct);
        checkout.Services.Deadline = Impatience;
        return checkout;
    }

    /// <summary>
    /// Some files with one change each, the same for every rehearsal: half of them in files that the guard speaks of,
    /// the rest spread over the repository.
    /// </summary>
    private static async Task<List<(string Path, string Text)>> DamagesAsync(
        IFolder files, Assertion guard, CancellationToken ct)
    {
        var (near, far) = (new List<(string, string)>(), new List<(string, string)>());
        var words = $"{guard.Claim} {guard.Interface} {guard.Proof}";
        var paths = files.List("**", 2000).Paths.Where(Damage.IsSource);

        foreach (var path in paths.OrderBy(path => path.Count(letter => letter == '/')))
        {
            var text = Encoding.UTF8.GetString((await files.ReadAsync(path, 1 << 20, ct)).Bytes.Span);
            (IsNamed(path, words) ? near : far).AddRange(Damage.To(path, text).Select(damaged => (path, damaged)));
        }
        var some = Spread(near, far is [] ? Sample : Sample / 2);
        return [.. some, .. Spread(far, Sample - some.Count)];
    }

    private static bool IsNamed(string path, string words) =>
        Path.GetFileNameWithoutExtension(path) is { Length: > 2 } name
        && words.Contains(name, StringComparison.OrdinalIgnoreCase);

    private static List<T> Spread<T>(List<T> all, int count)
    {
        var step = Math.Max(1, all.Count / Math.Max(1, count));
        return [.. all.Where((_, index) => index % step == 0).Take(count)];
    }
}
