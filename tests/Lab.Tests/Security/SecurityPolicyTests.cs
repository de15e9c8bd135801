using System.Text.RegularExpressions;

namespace Evolution.Lab.Tests.Security;

/// <summary>Every promise in <c>SECURITY.md</c> names the tests that verify it.</summary>
public sealed partial class SecurityPolicyTests
{
    static readonly Repository Repository = Repository.Find();

    [Fact]
    public void Every_promise_names_existing_tests()
    {
        var promises = File.ReadAllLines(Repository["SECURITY.md"]).SkipWhile(line => !line.StartsWith("| promise", StringComparison.Ordinal)).Skip(2).Where(line => line.StartsWith('|')).ToArray();
        promises.Length.ShouldBeGreaterThan(10);

        foreach (var promise in promises)
        {
            var tests = TestReference().Matches(promise.Split('|')[2]);
            tests.ShouldNotBeEmpty(promise);
            foreach (Match test in tests)
            {
                var file = Directory.EnumerateFiles(Repository["tests"], $"{test.Groups["class"].Value}.cs", SearchOption.AllDirectories).Where(path => path.Contains($"/{test.Groups["project"].Value}.Tests/", StringComparison.Ordinal)).ShouldHaveSingleItem(test.Value);
                var method = test.Groups["method"].Value;
                if (method is not "") File.ReadAllText(file).ShouldContain($" {method}(", Case.Sensitive, test.Value);
            }
        }
    }

    [GeneratedRegex(@"`(?<project>[A-Za-z.]+):(?<class>\w+)(\.(?<method>\w+))?`")]
    private static partial Regex TestReference();
}
