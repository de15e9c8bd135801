namespace Evolution.Contracts.Tests.Releasing;

/// <summary>The build errors for changes to the package's API, tested on copies.</summary>
public sealed class SemanticVersionTests
{
    const string Unshipped = "Releases/2/PublicAPI.Unshipped.txt";
    const string Header = "#nullable enable\n";

    [Fact]
    public async Task A_removed_API_is_reported()
    {
        using var copy = new PackageCopy().Change("Limits.cs", "public const int PageSize = 100;", "internal const int PageSize = 100;");

        (await copy.BuildAsync()).ShouldHaveSingleItem().ShouldContain("RS0017: Symbol 'const Evolution.Contracts.Limits.PageSize = 100 -> int'");
    }

    [Fact]
    public async Task A_declared_breaking_change_requires_a_major_version_and_the_error_names_it()
    {
        using var copy = new PackageCopy()
            .Change("Limits.cs", "public const int PageSize = 100;", "internal const int PageSize = 100;")
            .Change(Unshipped, Header, $"{Header}*REMOVED*const Evolution.Contracts.Limits.PageSize = 100 -> int\n");

        var error = (await copy.BuildAsync()).ShouldHaveSingleItem();
        error.ShouldStartWith("error EVO0001: ");
        error.ShouldContain("bump the major version to 3.0.0");
    }

    [Fact]
    public async Task A_breaking_change_with_a_major_version_and_a_changelog_section_builds()
    {
        using var copy = new PackageCopy()
            .Change("Limits.cs", "public const int PageSize = 100;", "internal const int PageSize = 100;")
            .Change(Unshipped, Header, $"{Header}*REMOVED*const Evolution.Contracts.Limits.PageSize = 100 -> int\n")
            .Change("Contracts.csproj", ">2.0.0</Version>", ">3.0.0</Version>")
            .Change("CHANGELOG.md", "## [2.0.0]", "## [3.0.0]\n\nThe size of a page is unlimited.\n\n## [2.0.0]");

        (await copy.BuildAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_compatible_change_requires_a_minor_version_and_the_error_names_it()
    {
        using var copy = CreateCopyWithAddition();

        var error = (await copy.BuildAsync()).ShouldHaveSingleItem();
        error.ShouldStartWith("error EVO0002: ");
        error.ShouldContain("to 2.1.0");
    }

    [Fact]
    public async Task A_version_requires_a_changelog_section()
    {
        using var copy = CreateCopyWithAddition().Change("Contracts.csproj", ">2.0.0</Version>", ">2.1.0</Version>");
        (await copy.BuildAsync()).ShouldHaveSingleItem().ShouldStartWith("error EVO0003: ");

        copy.Change("CHANGELOG.md", "## [2.0.0]", "## [2.1.0]\n\n### Added\n- `Limits.Name`.\n\n## [2.0.0]");
        (await copy.BuildAsync()).ShouldBeEmpty();
    }

    /// <summary>Creates a copy that declares an API addition but keeps its version.</summary>
    internal static PackageCopy CreateCopyWithAddition() => new PackageCopy()
        .Change("Limits.cs", "    /// <summary>The maximum number of items on a page.</summary>", "    /// <summary>The maximum length of a name, in characters.</summary>\n    public const int Name = 200;\n\n    /// <summary>The maximum number of items on a page.</summary>")
        .Change(Unshipped, Header, $"{Header}const Evolution.Contracts.Limits.Name = 200 -> int\n");
}
