using System.Reflection;

namespace Evolution.Contracts.Tests.Releasing;

/// <summary>Releases of the package read and write each other's JSON.</summary>
public sealed class WireFormatTests(Release1Fixture release1) : IClassFixture<Release1Fixture>
{
    const string Product = "Evolution.Contracts.Inventory.Product";
    const string Old = """{"id":7,"name":"Small Oak Chair","price":19.99}""", New = """{"id":7,"name":"Small Oak Chair","price":{"minorUnits":1999,"currency":"EUR"}}""";

    static readonly Assembly Release2 = typeof(ContractsJson).Assembly;

    /// <summary>The JSON of all contracts except the product, the only one that differs.</summary>
    static IEnumerable<(string Type, string Json)> Agreed =>
        GoldenJsonTests.Contracts.Select(golden => golden.Data).Where(golden => !golden.Type.IsGenericType && golden.Type.Name is not "Product").Select(golden => (golden.Type.FullName!, golden.Json));

    [Fact]
    public void The_releases_read_and_write_each_others_JSON_unchanged()
    {
        Agreed.Count().ShouldBeGreaterThan(15);
        WireFormat.FindBreaks(Release2, Agreed).ShouldBeEmpty();
        WireFormat.FindBreaks(release1.Assembly, Agreed).ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_price_of_a_product_differs_and_release_2_contains_both_schemas()
    {
        WireFormat.FindBreaks(release1.Assembly, [(Product, Old)]).ShouldBeEmpty();
        WireFormat.FindBreaks(Release2, [(Product, New), ("Evolution.Contracts.Inventory.V1.Product", Old)]).ShouldBeEmpty();

        WireFormat.FindBreaks(release1.Assembly, [(Product, New)]).ShouldHaveSingleItem().ShouldContain("cannot be read anymore");
        WireFormat.FindBreaks(Release2, [(Product, Old)]).ShouldHaveSingleItem().ShouldContain("cannot be read anymore");
    }

    [Fact]
    public async Task A_changed_JSON_name_is_found_though_the_API_is_unchanged()
    {
        using var copy = new PackageCopy().Change("Orders/OrderLine.cs", "int Quantity", "[property: System.Text.Json.Serialization.JsonPropertyName(\"qty\")] int Quantity");

        var breaks = WireFormat.FindBreaks(await copy.LoadAsync(2), Agreed);

        breaks.ShouldContain(line => line.StartsWith("Evolution.Contracts.Messages.OrderPlaced was ") && line.Contains("add the new schema as a separate type and route"));
        breaks.ShouldNotContain(line => line.StartsWith("Evolution.Contracts.Inventory.Stock "));
    }

    [Fact]
    public async Task An_addition_breaks_no_schema()
    {
        using var copy = SemanticVersionTests.CopyWithAddition().Change("Contracts.csproj", ">2.0.0</Version>", ">2.1.0</Version>").Change("CHANGELOG.md", "## [2.0.0]", "## [2.1.0]\n\n## [2.0.0]");

        WireFormat.FindBreaks(await copy.LoadAsync(2), Agreed).ShouldBeEmpty();
    }
}

/// <summary>Release 1 of the package, built from source and loaded next to release 2.</summary>
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
