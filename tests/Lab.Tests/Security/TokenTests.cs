using System.Text.RegularExpressions;

namespace Evolution.Lab.Tests.Security;

/// <summary>How tokens are compared: how long it takes must not tell how much of one was right, and no measurement shows that reliably.</summary>
public sealed partial class TokenTests
{
    static readonly Repository Repository = Repository.Find();

    [Theory]
    [InlineData("AppHost/Control/ControlGuard.cs")]
    [InlineData("Board/Access/BoardGuard.cs")]
    [InlineData("Board/Access/BearerToken.cs")]
    [InlineData("ServiceDefaults/Lab/LabGuard.cs")]
    public void Whoever_lets_in_by_a_token_compares_it_in_constant_time(string file) => File.ReadAllText(Repository[file]).ShouldContain("CryptographicOperations.FixedTimeEquals");

    [Fact]
    public void Nobody_compares_a_token_in_any_other_way()
    {
        var sources = new[] { "AppHost", "Board", "ServiceDefaults", "Services" }.SelectMany(folder => Directory.EnumerateFiles(Repository[folder], "*.cs", SearchOption.AllDirectories)).Where(file => !file.Contains("/obj/", StringComparison.Ordinal)).ToArray();

        sources.ShouldNotBeEmpty();
        foreach (var file in sources) Comparison().Matches(File.ReadAllText(file)).Select(match => match.Value).ShouldBeEmpty(file);
    }

    // That there is one may be asked: "is null", "!= null".
    [GeneratedRegex(@"\bToken\s*[!=]=\s*[^n]|[!=]=\s*[\w.]*\bToken\b|\bToken\.(Equals|CompareTo|StartsWith|SequenceEqual)\(", RegexOptions.IgnoreCase)]
    private static partial Regex Comparison();
}
