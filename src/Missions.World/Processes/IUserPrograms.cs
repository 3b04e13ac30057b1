using System.Collections;
using System.Text;

namespace Missions.World.Processes;

/// <summary>Asks programs of this machine what they were told, as their user would: outside of every room.</summary>
public interface IUserPrograms
{
    /// <summary>
    /// What a program prints to standard output when it is started with the user's environment in an empty folder. Null
    /// where there is no such program, it fails, or it takes longer than half a minute.
    /// </summary>
    Task<string?> AskAsync(
        string program, IReadOnlyList<string> arguments, CancellationToken ct, UserProgramGiven? given = null);
}

/// <summary>What a program of the user's gets besides their own environment.</summary>
/// <param name="Input">On its standard input.</param>
/// <param name="Variables">Beside theirs, or instead of those of the same name.</param>
public sealed record UserProgramGiven(ReadOnlyMemory<byte> Input, IReadOnlyDictionary<string, string> Variables);

/// <summary>The user's own programs.</summary>
public sealed class UserPrograms(Programs programs) : IUserPrograms
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task<string?> AskAsync(
        string program, IReadOnlyList<string> arguments, CancellationToken ct, UserProgramGiven? given = null)
    {
        if (Programs.Find(program) is not { } file) return null;

        var folder = Directory.CreateTempSubdirectory("missions-ask-").FullName;
        try
        {
            var call = new ProgramCall(file, arguments)
            {
                Environment = Own(given),
                Folder = folder,
                Input = given?.Input ?? default,
            };
            await using var asked = await programs.StartAsync(call);
            using var late = new CancellationTokenSource(Patience, programs.Clock);
            await using var end = late.Token.Register(asked.Kill);
            await using var cancel = ct.Register(asked.Kill);
            using var output = new StreamReader(asked.Output, Encoding.UTF8, leaveOpen: true);
            var errors = asked.Errors.CopyToAsync(Stream.Null, CancellationToken.None);
            var said = await output.ReadToEndAsync(CancellationToken.None);
            await errors;
            ct.ThrowIfCancellationRequested();
            return await asked.Ended == 0 ? said : null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Dictionary<string, string> Own(UserProgramGiven? given)
    {
        var own = Environment.GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "");
        foreach (var (name, value) in given?.Variables ?? new Dictionary<string, string>()) own[name] = value;
        return own;
    }
}
