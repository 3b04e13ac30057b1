using Missions.Engine.Looking;
using Missions.Engine.Settings;
using Missions.Tests.Support;

namespace Missions.Tests.Looking;

/// <summary>What `init` and `doctor` say of repositories of every kind.</summary>
/// <remarks>MISSIONS_GOLDEN=write writes the golden files anew; read the difference before you commit it.</remarks>
public sealed class GoldenTests
{
    public static TheoryData<string> Shapes => [.. Shape.Names];

    [Fact]
    public void There_are_enough_of_them() => Assert.InRange(Shape.Names.Count(), 16, 100);

    [Theory, MemberData(nameof(Shapes))]
    public void A_shape_is_looked_at_as_it_was(string name)
    {
        var path = Path.Combine(SourceTree.Root, Shape.Folder, $"{name}.golden");
        var said = Said(Shape.Read(name));
        if (Environment.GetEnvironmentVariable("MISSIONS_GOLDEN") is "write") File.WriteAllText(path, said);

        Assert.Equal(File.ReadAllText(path), said);
    }

    private static string Said(Shape shape)
    {
        var survey = Survey.Of(shape.Tree);
        var settings = shape.Files.TryGetValue(RepositorySettingsFile.Path, out var text)
            ? RepositorySettingsFile.Read(System.Text.Encoding.UTF8.GetBytes(text), RepositorySettingsFile.Path)
            : null;
        var exam = new Examination(survey, settings, null, shape.Has);
        var tried = exam with { Tried = shape.Tried(settings ?? survey.Settings) };
        return Text(
        [
            "$ mission init",
            .. settings is null
                ? SurveyText.Lines(survey).Append("").Append(SurveyText.Settings(survey))
                : ["(it is there already)", ""],
            "$ mission doctor --quick",
            .. DoctorText.Lines(exam.Symptoms, exam.Ground),
            "",
            "$ mission doctor",
            .. DoctorText.Lines(tried.Symptoms, tried.Ground),
        ]);
    }

    private static string Text(IEnumerable<string> lines) =>
        string.Concat(lines.Select(line => line + "\n"));
}
