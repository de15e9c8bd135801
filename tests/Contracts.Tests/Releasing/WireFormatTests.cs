using System.Reflection;

namespace Evolution.Contracts.Tests.Releasing;

/// <summary>Releases of the package read and write each other's JSON.</summary>
public sealed class WireFormatTests(Release1Fixture release1) : IClassFixture<Release1Fixture>
{
    const string Product = "Evolution.Contracts.Inventory.Product";
    const string OldJson = """{"id":7,"name":"Small Oak Chair","price":19.99}""", NewJson = """{"id":7,"name":"Small Oak Chair","price":{"minorUnits":1999,"currency":"EUR"}}""";

    static readonly Assembly Release2 = typeof(ContractsJson).Assembly;

    /// <summary>The JSON of all contracts except the product, the only one that differs.</summary>
    static IEnumerable<(string Type, string Json)> AgreedContracts =>
        GoldenJsonTests.Contracts.Select(golden => golden.Data).Where(golden => !golden.Type.IsGenericType && golden.Type.Name is not "Product").Select(golden => (golden.Type.FullName!, golden.Json));

    [Fact]
    public void The_releases_read_and_write_each_others_JSON_unchanged()
    {
        AgreedContracts.Count().ShouldBeGreaterThan(15);
        WireFormat.FindBreaks(Release2, AgreedContracts).ShouldBeEmpty();
        WireFormat.FindBreaks(release1.Assembly, AgreedContracts).ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_price_of_a_product_differs_and_release_2_contains_both_schemas()
    {
        WireFormat.FindBreaks(release1.Assembly, [(Product, OldJson)]).ShouldBeEmpty();
        WireFormat.FindBreaks(Release2, [(Product, NewJson), ("Evolution.Contracts.Inventory.V1.Product", OldJson)]).ShouldBeEmpty();

        WireFormat.FindBreaks(release1.Assembly, [(Product, NewJson)]).ShouldHaveSingleItem().ShouldContain("cannot be deserialized");
        WireFormat.FindBreaks(Release2, [(Product, OldJson)]).ShouldHaveSingleItem().ShouldContain("cannot be deserialized");
    }

    [Fact]
    public async Task A_changed_JSON_name_is_found_even_if_the_API_is_unchanged()
    {
        using var copy = new PackageCopy().Change("Orders/OrderLine.cs", "int Quantity", "[property: System.Text.Json.Serialization.JsonPropertyName(\"qty\")] int Quantity");

        var breaks = WireFormat.FindBreaks(await copy.LoadAsync(2), AgreedContracts);

        breaks.ShouldContain(line => line.StartsWith("Evolution.Contracts.Messages.OrderPlaced: ") && line.Contains("add the new schema as a separate type and route"));
        breaks.ShouldNotContain(line => line.StartsWith("Evolution.Contracts.Inventory.Stock"));
    }

    [Fact]
    public async Task An_addition_breaks_no_schema()
    {
        using var copy = SemanticVersionTests.CreateCopyWithAddition().Change("Contracts.csproj", ">2.0.0</Version>", ">2.1.0</Version>").Change("CHANGELOG.md", "## [2.0.0]", "## [2.1.0]\n\n## [2.0.0]");

        WireFormat.FindBreaks(await copy.LoadAsync(2), AgreedContracts).ShouldBeEmpty();
    }
}

/// <summary>Release 1 of the package, built from source and loaded alongside release 2.</summary>
public sealed class Release1Fixture : IAsyncLifetime
{
    Assembly? assembly;

    public Assembly Assembly => assembly ?? throw new InvalidOperationException("Release 1 is not built yet.");

    public async ValueTask InitializeAsync()
    {
        using var copy = new PackageCopy();
        assembly = await copy.LoadAsync(1);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
