using System.Runtime.CompilerServices;

namespace Missions.Tests.Support;

/// <summary>Compares text with the file beside the test. <c>APPROVE=1</c> rewrites it; review the diff.</summary>
public static class Approved
{
    public static void Matches(string actual, [CallerFilePath] string test = "", [CallerMemberName] string name = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(test)!, "approved", $"{name}.txt");
        if (Environment.GetEnvironmentVariable("APPROVE") is "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }

        Assert.Equal(File.ReadAllText(file), actual);
    }
}
