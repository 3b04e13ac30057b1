using System.Text;
using Missions.Core.Plans;
using Missions.World.Git;

namespace Missions.Engine.Settings;

/// <summary>What must always hold in a repository, as a file that its humans write.</summary>
public static class ConstitutionFile
{
    private const int Most = 64 * 1024;

    /// <summary>As it is committed, with the files that prove its articles; null where there is none.</summary>
    /// <exception cref="MissionException">It holds a mistake; the message says where, and what to do.</exception>
    public static async Task<Constitution?> ReadAsync(IRepository repository, string commit, CancellationToken ct)
    {
        if (await repository.ReadAsync(commit, Constitution.Path, ct) is not { } bytes) return null;

        var place = $"{Constitution.Path} of commit {commit[..Math.Min(10, commit.Length)]}";
        if (bytes.Length > Most)
            throw new MissionException(
                $"{place} has {bytes.Length:N0} bytes; at most {Most:N0} fit into a briefing. Shorten it.");
        var (constitution, problems) = ConstitutionReader.Read(Encoding.UTF8.GetString(bytes));
        if (problems is [_, ..])
            throw new MissionException($"{place} cannot be read. {string.Join(" ", problems)} Mend it and commit it; "
                + "nothing was changed.");

        var articles = new List<Article>();
        foreach (var article in constitution.Articles)
            articles.Add(article with { Proof = await WithFilesAsync(article, repository, commit, place, ct) });
        return constitution with { Articles = [.. articles] };
    }

    private static async Task<Proof.Command?> WithFilesAsync(
        Article article, IRepository repository, string commit, string place, CancellationToken ct)
    {
        var files = new List<ProofFile>();
        foreach (var file in article.Proof?.Files ?? [])
        {
            var where = $"{place}: article {article.Number} is proven with {file.Path}, which";
            if (await repository.ReadAsync(commit, file.Path, ct) is not { } bytes)
                throw new MissionException($"{where} that commit does not have. Commit the file, or take it out of "
                    + "the proof; nothing was changed.");
            var content = Encoding.UTF8.GetString(bytes);
            if (!Encoding.UTF8.GetBytes(content).AsSpan().SequenceEqual(bytes))
                throw new MissionException($"{where} is no text in UTF-8, and could not be kept as it is. Leave it out "
                    + "of `with=` and let a script named there check its SHA-256 instead; nothing was changed.");
            files.Add(file with { Content = content });
        }
        return article.Proof is null ? null : article.Proof with { Files = [.. files] };
    }
}
