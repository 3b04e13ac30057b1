using Missions.Core.Verdicts;

namespace Missions.Tests.Core;

public class CoverageTests
{
    [Theory]
    // c8, Istanbul, Jest, Vitest
    [InlineData(
        "File      | % Stmts | % Branch | % Funcs | % Lines | Uncovered Line #s\n"
        + "All files |   89.12 |       75 |     100 |    91.3 |\n a.mjs | 1 | 2 | 3 | 4 | 5\n", 91.3)]
    // node:test
    [InlineData(
        "# start of coverage report\n# file | line % | branch % | funcs % | uncovered lines\n"
        + "# a.mjs | 50.00 | 1.00 | 2.00 | 3\n# all files | 84.62 | 66.67 | 50.00 | \n", 84.62)]
    // coverage.py
    [InlineData("Name  Stmts Miss Cover\nTOTAL      120     12    90%\n", 90.0)]
    // coverlet
    [InlineData("|         | Line   | Branch | Method |\n| Total   | 85.3%  | 70%    | 80%    |\n", 85.3)]
    // go tool cover
    [InlineData("total:\t(statements)\t62.5%\n", 62.5)]
    // Istanbul's summary
    [InlineData("Statements   : 80% ( 8/10 )\nLines        : 72.5% ( 29/40 )\n", 72.5)]
    public void The_sum_that_a_runner_prints_is_read(string output, double share) =>
        Assert.Equal(share, Coverage.In(output));

    [Theory]
    [InlineData("# pass 3\n# fail 0\n")]
    [InlineData("Lines of code: 7\nTOTAL failure\n")]
    [InlineData("TOTAL 1 1 90%\nTOTAL 2 2 80%\n")]
    [InlineData("All files | 12 |\n")]
    public void Where_there_is_none_or_no_single_one_nothing_is_measured(string output) =>
        Assert.Null(Coverage.In(output));
}
