using System.Text.RegularExpressions;

namespace Evolution.Lab.Tests.Security;

/// <summary>Tokens are compared in constant time, so that timing reveals nothing. The tests check the source because a measurement would be unreliable.</summary>
public sealed partial class TokenTests
{
    static readonly Repository Repository = Repository.Find();

    [Theory]
    [InlineData("AppHost/Control/ControlAuthorizationMiddleware.cs")]
    [InlineData("Board/Access/AccessMiddleware.cs")]
    [InlineData("Board/Access/BearerToken.cs")]
    [InlineData("ServiceDefaults/Lab/LabAccessMiddleware.cs")]
    public void Tokens_are_compared_in_constant_time(string file) => File.ReadAllText(Repository[file]).ShouldContain("CryptographicOperations.FixedTimeEquals");

    [Fact]
    public void Tokens_are_not_compared_in_any_other_way()
    {
        var sources = new[] { "AppHost", "Board", "ServiceDefaults", "Services" }.SelectMany(folder => Directory.EnumerateFiles(Repository[folder], "*.cs", SearchOption.AllDirectories)).Where(file => !file.Contains("/obj/", StringComparison.Ordinal)).ToArray();

        sources.ShouldNotBeEmpty();
        foreach (var file in sources) Comparison().Matches(File.ReadAllText(file)).Select(match => match.Value).ShouldBeEmpty(file);
    }

    // Comparing a token with null is allowed.
    [GeneratedRegex(@"\bToken\s*[!=]=\s*[^n]|[!=]=\s*[\w.]*\bToken\b|\bToken\.(Equals|CompareTo|StartsWith|SequenceEqual)\(", RegexOptions.IgnoreCase)]
    private static partial Regex Comparison();
}
