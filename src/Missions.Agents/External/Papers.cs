using Missions.World.Files;
using Missions.World.Sandboxes;

namespace Missions.Agents.External;

/// <summary>
/// Files of an agent's room that nobody else can read. The word that opens our tools stands there, since arguments are
/// shown to everybody on the machine.
/// </summary>
internal sealed class Papers(bool hasWalls) : IDisposable
{
    private const string Inside = "/run/missions";

    private readonly FreshFolder _folder = new();

    public IEnumerable<Mount> Mounts => hasWalls ? [new(_folder.Path, Inside, IsWritable: false)] : [];

    /// <summary>Its path, seen from inside.</summary>
    public string Write(string name, string text)
    {
        var path = _folder.Write(name, text);
        return hasWalls ? $"{Inside}/{name}" : path;
    }

    public void Dispose() => _folder.Dispose();
}
