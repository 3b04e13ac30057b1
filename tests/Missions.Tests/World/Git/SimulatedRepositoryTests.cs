using System.Text;
using Missions.Simulation.World;
using Missions.World.Git;

namespace Missions.Tests.World.Git;

public class SimulatedRepositoryTests : RepositoryContract
{
    private readonly SimulatedFolders _folders = new();

    protected override Task<(IRepository, string)> OpenAsync(IReadOnlyDictionary<string, string> files)
    {
        var repository = new SimulatedRepository(_folders, files);
        return Task.FromResult<(IRepository, string)>((repository, repository.Base));
    }

    protected override IBase Base(IRepository repository) => (IBase)repository;

    protected override void Write(string path, string text) => _folders.Write(path, Encoding.UTF8.GetBytes(text));

    protected override void Delete(string path) => _folders.Delete(path);

    protected override IReadOnlyDictionary<string, string> Below(string folder) =>
        _folders.Below(folder).ToDictionary(file => file.Key, file => Encoding.UTF8.GetString(file.Value));
}
