using System.Text;
using Missions.Engine.Prompts;

namespace Missions.Control.Wiring;

/// <summary>Where prompts may be overridden: in the repository, then in the user's home.</summary>
internal sealed class PromptFolders(Machine machine, string? repository)
{
    public const string BasedOn = "---\nbased-on: ";

    public string? OfRepository => repository is null ? null : Path.Combine(repository, ".missions", "prompts");
    public string OfUser => Path.Combine(machine.Root, "prompts");

    /// <summary>Where an override of that name lies; null where the one built in counts.</summary>
    public async Task<string?> PlaceAsync(string name, CancellationToken ct)
    {
        foreach (var folder in (string?[])[OfRepository, OfUser])
            if (folder is not null && await machine.Files.ReadAsync(Path.Combine(folder, name), ct) is not null)
                return Path.Combine(folder, name);
        return null;
    }

    /// <summary>The text that counts, as it is on disk or built in.</summary>
    public async Task<string?> TextAsync(string name, CancellationToken ct) =>
        await PlaceAsync(name, ct) is { } path && await machine.Files.ReadAsync(path, ct) is { } bytes
            ? Encoding.UTF8.GetString(bytes)
            : PromptLibrary.BuiltIn(name);

    /// <summary>Overrides whose original has changed since they were made, as the path of each.</summary>
    public async Task<IReadOnlyList<string>> DriftedAsync(CancellationToken ct)
    {
        var drifted = new List<string>();
        foreach (var name in PromptLibrary.Names)
            if (await PlaceAsync(name, ct) is { } path
                && await TextAsync(name, ct) is { } text
                && text.StartsWith(BasedOn, StringComparison.Ordinal)
                && text[BasedOn.Length..].Split('\n')[0].Trim() != PromptLibrary.Hash(PromptLibrary.BuiltIn(name)!))
                drifted.Add(path);
        return drifted;
    }
}
