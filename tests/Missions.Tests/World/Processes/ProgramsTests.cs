using Missions.World;
using Missions.World.Processes;

namespace Missions.Tests.World.Processes;

public class ProgramsTests
{
    private static readonly Programs Programs = new(TimeProvider.System);

    [Fact]
    public async Task A_program_gets_the_environment_and_the_input_that_it_is_given_and_no_more()
    {
        Environment.SetEnvironmentVariable("MISSIONS_TEST_SECRET", "canary");
        await using var program = await Programs.StartAsync(new("/usr/bin/env", ["sh", "-c", "cat; env; pwd"])
        {
            Environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin", ["GIVEN"] = "given" },
            Input = "input\n"u8.ToArray(),
            Folder = "/usr",
        });
        using var output = new StreamReader(program.Output);

        var lines = (await output.ReadToEndAsync(CancellationToken.None)).Split('\n').Order().ToList();

        Assert.Equal(["", "/usr", "GIVEN=given", "PATH=/usr/bin:/bin", "PWD=/usr", "input"], lines);
        Assert.Equal(0, await program.Ended);
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_named()
    {
        var missing = await Assert.ThrowsAsync<WorldException>(() => Programs.StartAsync(new("/no/such/program", [])));

        Assert.Contains("/no/such/program", missing.Message);
    }

    [Fact]
    public async Task A_thousand_starts_leave_no_descriptor_and_no_child_behind()
    {
        for (var i = 0; i < 20; i++) await RunTrueAsync();
        var before = Directory.GetFiles("/proc/self/fd").Length;

        for (var i = 0; i < 1000; i++) await RunTrueAsync();

        // Other tests of this process come and go meanwhile; a leak would be thousands.
        Assert.InRange(Directory.GetFiles("/proc/self/fd").Length, 0, before + 300);
    }

    private static async Task RunTrueAsync()
    {
        await using var program = await Programs.StartAsync(new("/bin/true", []));
        await program.Ended;
    }
}
