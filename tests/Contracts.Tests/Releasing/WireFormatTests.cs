using System.Reflection;

namespace Evolution.Contracts.Tests.Releasing;

/// <summary>What releases of the package make of each other's documents, with the readers and writers of each.</summary>
public sealed class WireFormatTests(ReleaseOne releaseOne) : IClassFixture<ReleaseOne>
{
    const string Product = "Evolution.Contracts.Inventory.Product";
    const string Old = """{"id":7,"name":"Small Oak Chair","price":19.99}""", New = """{"id":7,"name":"Small Oak Chair","price":{"minorUnits":1999,"currency":"EUR"}}""";

    static readonly Assembly ReleaseTwo = typeof(ContractsJson).Assembly;

    /// <summary>Every shape but the product's, which is the one that differs.</summary>
    static IEnumerable<(string Type, string Json)> Agreed =>
        GoldenJsonTests.Contracts.Select(golden => golden.Data).Where(golden => !golden.Type.IsGenericType && golden.Type.Name is not "Product").Select(golden => (golden.Type.FullName!, golden.Json));

    [Fact]
    public void Each_release_reads_what_the_other_writes_and_writes_it_again_letter_by_letter()
    {
        Agreed.Count().ShouldBeGreaterThan(15);
        WireFormat.Breaks(ReleaseTwo, Agreed).ShouldBeEmpty();
        WireFormat.Breaks(releaseOne.Assembly, Agreed).ShouldBeEmpty();
    }

    [Fact]
    public void The_products_price_is_what_breaks_and_release_2_carries_both_shapes()
    {
        WireFormat.Breaks(releaseOne.Assembly, [(Product, Old)]).ShouldBeEmpty();
        WireFormat.Breaks(ReleaseTwo, [(Product, New), ("Evolution.Contracts.Inventory.V1.Product", Old)]).ShouldBeEmpty();

        WireFormat.Breaks(releaseOne.Assembly, [(Product, New)]).ShouldHaveSingleItem().ShouldContain("is not read any more");
        WireFormat.Breaks(ReleaseTwo, [(Product, Old)]).ShouldHaveSingleItem().ShouldContain("is not read any more");
    }

    [Fact]
    public async Task A_shape_that_is_written_in_another_way_is_found_though_the_API_is_the_same()
    {
        using var copy = new PackageCopy().Change("Orders/OrderLine.cs", "int Quantity", "[property: System.Text.Json.Serialization.JsonPropertyName(\"qty\")] int Quantity");

        var breaks = WireFormat.Breaks(await copy.LoadAsync(2), Agreed);

        breaks.ShouldContain(line => line.StartsWith("Evolution.Contracts.Messages.OrderPlaced was ") && line.Contains("give the new shape a type and a route of its own"));
        breaks.ShouldNotContain(line => line.StartsWith("Evolution.Contracts.Inventory.Stock "));
    }

    [Fact]
    public async Task What_is_added_breaks_no_shape()
    {
        using var copy = SemanticVersionTests.Addition().Change("Contracts.csproj", ">2.0.0</Version>", ">2.1.0</Version>").Change("CHANGELOG.md", "## [2.0.0]", "## [2.1.0]\n\n## [2.0.0]");

        WireFormat.Breaks(await copy.LoadAsync(2), Agreed).ShouldBeEmpty();
    }
}

/// <summary>Release 1 of the package, built from its source and loaded beside release 2.</summary>
public sealed class ReleaseOne : IAsyncLifetime
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
