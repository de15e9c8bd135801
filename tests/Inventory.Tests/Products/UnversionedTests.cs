using System.Net;
using System.Net.Http.Json;
using Evolution.Contracts;
using Evolution.Contracts.Inventory;
using Evolution.Inventory.Products;

namespace Evolution.Inventory.Tests.Products;

/// <summary>Phase 0: only the schema of the deployed release is available.</summary>
public sealed class UnversionedTests(StoreServers servers)
{
    [Fact]
    public async Task Release_1_uses_the_old_schema()
    {
        await using var inventory = await StartAsync(release: 1);
        (await inventory.Http.GetFromJsonAsync("/products/1", ContractsJson.Default.ProductV1))!.Price.ShouldBe(1.00m);
        (await inventory.Http.GetFromJsonAsync("/products?pageSize=1", ContractsJson.Default.ProductPageV1))!.Items.ShouldHaveSingleItem();
        (await inventory.Http.GetFromJsonAsync("/products/by-ids?id=1", ContractsJson.Default.ProductsV1))!.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Release_2_uses_the_new_schema_and_breaks_callers_of_the_old_one()
    {
        await using var inventory = await StartAsync(release: 2);
        (await inventory.Http.GetFromJsonAsync("/products/1", ContractsJson.Default.Product))!.Price.ShouldBe(new Money(100, "EUR"));
        (await inventory.Http.GetFromJsonAsync("/products?pageSize=1", ContractsJson.Default.ProductPage))!.Items.ShouldHaveSingleItem();
        (await inventory.Http.GetFromJsonAsync("/products/by-ids?id=1", ContractsJson.Default.Products))!.ShouldHaveSingleItem();
        await Should.ThrowAsync<System.Text.Json.JsonException>(inventory.Http.GetFromJsonAsync("/products/1", ContractsJson.Default.ProductV1));
    }

    [Fact]
    public async Task Release_1_refuses_products_that_are_not_priced_in_euros()
    {
        await using var inventory = await StartAsync(release: 1);
        var import = new ImportProducts([new("Chair", new Money(1, "EUR"), 1), new("Tea Bowl", new Money(500, "JPY"), 1)]);
        (await (await inventory.Http.PostAsJsonAsync("/products/import", import, ContractsJson.Default.ImportProducts)).ShouldNameInvalidFieldsAsync()).ShouldBe(["products[1].price.currency"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Neither_release_has_a_versioned_route(int release)
    {
        await using var inventory = await StartAsync(release);
        await (await inventory.Http.GetAsync("/v1/products/1")).ShouldBeProblemAsync(HttpStatusCode.NotFound);
        await (await inventory.Http.GetAsync("/v2/products/1")).ShouldBeProblemAsync(HttpStatusCode.NotFound);
    }

    async Task<RunningService> StartAsync(int release) => await RunningService.Start<ProductCatalog>(
    [
        ("ConnectionStrings:database", await servers.CreateDatabaseAsync()),
        ("ConnectionStrings:cache", servers.CreateCache()),
        ("Contracts:Versioning", "Unversioned"),
        ("Contracts:Release", $"{release}"),
    ]).WaitUntilHealthyAsync();
}
