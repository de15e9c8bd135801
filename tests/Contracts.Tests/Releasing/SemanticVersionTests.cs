namespace Evolution.Contracts.Tests.Releasing;

/// <summary>What the build says of changes to the package's API, tried on copies of it.</summary>
public sealed class SemanticVersionTests
{
    const string Unshipped = "Releases/2/PublicAPI.Unshipped.txt";
    const string Header = "#nullable enable\n";

    [Fact]
    public async Task What_is_gone_is_told_of()
    {
        using var copy = new PackageCopy().Change("Limits.cs", "public const int PageSize = 100;", "internal const int PageSize = 100;");

        (await copy.BuildAsync()).ShouldHaveSingleItem().ShouldContain("RS0017: Symbol 'const Evolution.Contracts.Limits.PageSize = 100 -> int'");
    }

    [Fact]
    public async Task A_breaking_change_that_is_written_down_needs_a_major_version_and_is_told_which()
    {
        using var copy = new PackageCopy()
            .Change("Limits.cs", "public const int PageSize = 100;", "internal const int PageSize = 100;")
            .Change(Unshipped, Header, $"{Header}*REMOVED*const Evolution.Contracts.Limits.PageSize = 100 -> int\n");

        var error = (await copy.BuildAsync()).ShouldHaveSingleItem();
        error.ShouldStartWith("error EVO0001: ");
        error.ShouldContain("make it release 3.0.0");
    }

    [Fact]
    public async Task With_a_major_version_and_a_line_in_the_changelog_it_is_none()
    {
        using var copy = new PackageCopy()
            .Change("Limits.cs", "public const int PageSize = 100;", "internal const int PageSize = 100;")
            .Change(Unshipped, Header, $"{Header}*REMOVED*const Evolution.Contracts.Limits.PageSize = 100 -> int\n")
            .Change("Contracts.csproj", ">2.0.0</Version>", ">3.0.0</Version>")
            .Change("CHANGELOG.md", "## [2.0.0]", "## [3.0.0]\n\nPages may be as long as a service likes.\n\n## [2.0.0]");

        (await copy.BuildAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_compatible_change_needs_a_minor_version_and_is_told_which()
    {
        using var copy = Addition();

        var error = (await copy.BuildAsync()).ShouldHaveSingleItem();
        error.ShouldStartWith("error EVO0002: ");
        error.ShouldContain("to 2.1.0");
    }

    [Fact]
    public async Task A_version_needs_a_section_in_the_changelog_and_then_builds()
    {
        using var copy = Addition().Change("Contracts.csproj", ">2.0.0</Version>", ">2.1.0</Version>");
        (await copy.BuildAsync()).ShouldHaveSingleItem().ShouldStartWith("error EVO0003: ");

        copy.Change("CHANGELOG.md", "## [2.0.0]", "## [2.1.0]\n\n### Added\n- `Limits.Name`.\n\n## [2.0.0]");
        (await copy.BuildAsync()).ShouldBeEmpty();
    }

    /// <summary>A copy with something new in its API, which is written down, and no new version.</summary>
    internal static PackageCopy Addition() => new PackageCopy()
        .Change("Limits.cs", "    /// <summary>The most items of a page.</summary>", "    /// <summary>The longest name.</summary>\n    public const int Name = 200;\n\n    /// <summary>The most items of a page.</summary>")
        .Change(Unshipped, Header, $"{Header}const Evolution.Contracts.Limits.Name = 200 -> int\n");
}
