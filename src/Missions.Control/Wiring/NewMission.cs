using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Missions.Control.Wiring.Seats;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Engine;
using Missions.Engine.Settings;
using Missions.World.Git;

namespace Missions.Control.Wiring;

/// <summary>Opens a mission on the commit that the user's checkout stands on.</summary>
internal sealed class NewMission(Machine machine)
{
    /// <summary>For how many minutes proofs may be tried; null for what the settings say.</summary>
    public int? GateMinutes { get; init; }

    /// <param name="pinned">Settings that this mission keeps instead of the user's; null for the user's.</param>
    public async Task<MissionHome> OpenAsync(
        string goal, string folder, bool answersItself, UserSettings? pinned, CancellationToken ct)
    {
        var repository = await GitRepository.FindAsync(machine.Programs, folder, ct);
        var own = await OfRepositoryAsync(repository, ct);
        var constitution = await ConstitutionFile.ReadAsync(ToRead(machine, repository), repository.Head, ct);
        var settings = pinned ?? await machine.SettingsAsync(ct);
        if (settings.Commits?.Author is { } author && !IsAuthor(author))
            throw new UsedWrongly(
                $"{machine.SettingsPath}: commits.author is `Name <mail>`, not `{author}`. Mend it; nothing was changed.");
        var seats = await FilledSeats.OfAsync(machine, settings, ct);
        SeatRules.Check(machine, settings, seats, settings.Budget?.Budget ?? Budget.None);
        var home = machine.Home(Id(goal, repository));

        var usual = new Limits();
        var limits = (settings.Limits?.Over(usual) ?? usual) with { FanOut = settings.FanOut ?? usual.FanOut };
        limits = (settings.Bite ?? new()).Over(limits) with { EverythingAgain = settings.Again is AgainWhen.Everything };
        limits = (GateMinutes is null ? settings.Rehearsal ?? new() : new(GateMinutes)).Over(limits);
        if (pinned is not null)
            await machine.Files.WriteAsync(
                home.Settings, JsonSerializer.SerializeToUtf8Bytes(pinned, SettingsJson.Default.UserSettings), ct);
        await using var mission = await LiveMission.OpenAsync(
            await machine.Logs.OpenAsync(home.Journal, ct), home.Journal, machine.Clock, ct);
        var decision = await mission.SubmitAsync(
            new MissionCommand.Open(
                home.Id,
                goal,
                repository.Top,
                repository.Head,
                repository.Branch,
                repository.IsDirty,
                answersItself,
                seats.AreScripted,
                limits,
                settings.Sync ?? SyncWhen.Ask,
                settings.Commits,
                own,
                settings.Budget?.Budget,
                seats.Sittings,
                settings.Independence is IndependenceWhen.Require,
                constitution),
            Actor.Human,
            ct,
            machine.Via);
        return decision.Refusal is { } because ? throw new UsedWrongly(because) : home;
    }

    private static bool IsAuthor(string text) =>
        text.IndexOf(" <", StringComparison.Ordinal) > 0 && text.EndsWith('>') && !text.Contains('\n')
        && text.Count(letter => letter is '<' or '>') == 2;

    /// <summary>What the repository says of itself, as it is committed; null where it says nothing.</summary>
    private async Task<RepositorySettings?> OfRepositoryAsync(UserRepository repository, CancellationToken ct)
    {
        var bytes = await CommittedAsync(machine, repository, ct);
        return bytes is null ? null
            : RepositorySettingsFile.Read(bytes, $"{RepositorySettingsFile.Path} of commit {repository.Head[..10]}");
    }

    /// <summary>The bytes of the settings as they are committed; null where they are not.</summary>
    public static Task<byte[]?> CommittedAsync(Machine machine, UserRepository repository, CancellationToken ct) =>
        ToRead(machine, repository).ReadAsync(repository.Head, RepositorySettingsFile.Path, ct);

    private static GitRepository ToRead(Machine machine, UserRepository repository) => GitRepository.ToRead(
        machine.Programs, new(repository.GitFolder, repository.Top, "", repository.Head));

    /// <summary>A few words of the goal, and enough of a hash that no other mission has the same.</summary>
    private string Id(string goal, UserRepository repository)
    {
        var words = goal.ToLowerInvariant().Split(
            [.. goal.ToLowerInvariant().Where(letter => !char.IsAsciiLetterOrDigit(letter)).Distinct()],
            StringSplitOptions.RemoveEmptyEntries);
        var name = string.Join('-', words.Where(word => word.Length > 2).Take(3));
        var seed = $"{goal}\n{repository.Top}\n{machine.CommandId()}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seed)))[..4];
        return $"{(name is "" ? "mission" : name[..Math.Min(name.Length, 32)].TrimEnd('-'))}-{hash}";
    }
}
