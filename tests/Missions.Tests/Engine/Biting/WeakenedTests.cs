using Missions.Engine.Auditing;

namespace Missions.Tests.Engine.Biting;

/// <summary>Tests that claim less are pointed out; whether that is right is for a person.</summary>
public sealed class WeakenedTests
{
    private const string Test = "test('it adds', () => {\n  const sum = add(1, 2);\n  expect(sum).toBe(3);\n});";

    [Fact]
    public void A_claim_that_is_gone_is_shown() => Assert.Equal(
        "a.test.js claims less: 1 such lines are gone, 0 are new. - expect(sum).toBe(3);",
        Assert.Single(Of(Test, Test.Replace("  expect(sum).toBe(3);\n", "", StringComparison.Ordinal))));

    [Fact]
    public void One_that_is_always_so_is_shown() => Assert.Equal(
        "a.test.js claims what is always so: + expect(true).toBe(true);",
        Assert.Single(Of(
            Test, Test.Replace("expect(sum).toBe(3)", "expect(true).toBe(true)", StringComparison.Ordinal))));

    [Fact]
    public void A_new_test_without_a_claim_is_shown() => Assert.Equal(
        "a.test.js has 1 new test, and no new line in it claims anything.",
        Assert.Single(Of(Test, $"{Test}\ntest('it runs', () => {{\n  add(1, 2);\n}});")));

    [Theory]
    [InlineData("toBe(3)", "toBe(4)")]
    [InlineData("it adds", "it sums up")]
    public void What_claims_as_much_is_not(string old, string now) =>
        Assert.Empty(Of(Test, Test.Replace(old, now, StringComparison.Ordinal)));

    [Theory]
    [InlineData("expect(sum).toBeTruthy();"), InlineData("expect(sum).not.toBe(4);"), InlineData("assert.ok(sum);")]
    public void One_that_no_longer_says_which_value_is_shown(string now) => Assert.Equal(
        $"a.test.js says less exactly what is expected: - expect(sum).toBe(3); / + {now}",
        Assert.Single(Of(Test, Test.Replace("expect(sum).toBe(3);", now, StringComparison.Ordinal))));

    [Theory]
    [InlineData("expect(sum).toEqual(3);"), InlineData("assert.equal(sum, 3);"), InlineData("assert(sum == 3);")]
    public void One_that_says_it_otherwise_is_not(string now) =>
        Assert.Empty(Of(Test, Test.Replace("expect(sum).toBe(3);", now, StringComparison.Ordinal)));

    private static IEnumerable<string> Of(string before, string after) =>
        Weakened.Of("a.test.js", before.Split('\n'), after.Split('\n'));
}
