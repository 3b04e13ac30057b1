namespace Missions.Agents.Models;

/// <summary>Where a model is asked, in the words that a human is told when it does not answer.</summary>
/// <param name="Provider">Its name in the settings.</param>
/// <param name="KeyVariable">The variable that holds the key; null where none is sent.</param>
public sealed record ModelSource(string Provider, string Model, Uri Address, string? KeyVariable)
{
    /// <summary>Provider and address; user and query of an address may hold secrets and are left out.</summary>
    public string Place => $"{Provider} at {Part(UriComponents.SchemeAndServer)}";

    /// <summary>The address without what may be secret.</summary>
    public string Named => Part(UriComponents.SchemeAndServer | UriComponents.Path);

    private string Part(UriComponents parts) => Address.GetComponents(parts, UriFormat.UriEscaped);
}
