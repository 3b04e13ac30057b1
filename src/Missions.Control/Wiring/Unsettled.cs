using Missions.Engine.Looking;
using Missions.Engine.Settings;
using Missions.World.Git;

namespace Missions.Control.Wiring;

/// <summary>What of a checkout a mission leaves out although somebody may think otherwise, and how to change that.</summary>
internal sealed class Unsettled(Machine machine, UserRepository repository)
{
    private string Settings => Path.Combine(repository.Top, RepositorySettingsFile.Path);

    /// <summary>Null where nothing is under way and all conflicts are settled.</summary>
    public Symptom? Checkout => (repository.Underway, repository.HasConflicts) switch
    {
        (null, false) => null,
        (null, true) => Left("it is left with conflicts that nobody settled", "Settle them, then: git add FILES"),
        ({ } verb, var has) => Left(
            $"it is in the middle of a {verb}{(has ? ", with conflicts" : "")}",
            $"{(has ? "Settle them and git add FILES, then: " : "")}git {verb} --continue, or undo it: git {verb} --abort"),
    };

    /// <summary>Null where the settings are committed as they are.</summary>
    public async Task<Symptom?> SettingsAsync(CancellationToken ct)
    {
        var there = await machine.Files.ReadAsync(Settings, ct) ?? [];
        var committed = await NewMission.CommittedAsync(machine, repository, ct) ?? [];
        return there.AsSpan().SequenceEqual(committed) ? null
            : new("settings", false, $"{Settings} differs from what is committed, and a mission takes what is committed",
                $"git add {RepositorySettingsFile.Path} && git commit");
    }

    private Symptom Left(string seen, string cure) =>
        new("checkout", false, $"{seen}; a mission starts from the commit {repository.Head[..10]}, without it", cure);

    public static string Note(Symptom one) => $"Note: {one.Name}: {one.Seen}. Cure: {one.Cure}";
}
