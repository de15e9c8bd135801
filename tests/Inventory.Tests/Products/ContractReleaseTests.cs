using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Evolution.Contracts;
using Evolution.Contracts.Inventory;
using Evolution.Inventory.Products;

namespace Evolution.Inventory.Tests.Products;

/// <summary>Inventory switches to another release of the contracts at run time, as if it had been deployed.</summary>
public sealed class ContractReleaseTests(StoreServers servers)
{
    [Fact]
    public async Task Unversioned_routes_use_the_schema_of_the_current_release()
    {
        await using var inventory = await StartAsync("Unversioned");
        await ShouldUseRelease1Async(inventory);
        await SetReleaseAsync(inventory, 2);
        (await inventory.Http.GetFromJsonAsync("/products/1", ContractsJson.Default.Product))!.Price.ShouldBe(new Money(100, "EUR"));
        (await inventory.Http.GetFromJsonAsync("/products?pageSize=1", ContractsJson.Default.ProductPage))!.Items.ShouldHaveSingleItem();
        (await inventory.Http.GetFromJsonAsync("/products/by-ids?id=1", ContractsJson.Default.Products))!.ShouldHaveSingleItem();
        await SetReleaseAsync(inventory, 1);
        await ShouldUseRelease1Async(inventory);
    }

    [Fact]
    public async Task Unversioned_routes_reject_invalid_requests()
    {
        await using var inventory = await StartAsync("Unversioned");
        await (await inventory.Http.GetAsync($"/products/{int.MaxValue}")).ShouldBeProblemAsync(HttpStatusCode.NotFound);
        (await (await inventory.Http.GetAsync("/products?page=0&pageSize=0")).ShouldNameInvalidFieldsAsync()).ShouldBe(["page", "pageSize"]);
        (await (await inventory.Http.GetAsync("/products/by-ids")).ShouldNameInvalidFieldsAsync()).ShouldBe(["id"]);
    }

    [Fact]
    public async Task Versioned_routes_do_not_change_with_the_release()
    {
        await using var inventory = await StartAsync("Semver");
        await SetReleaseAsync(inventory, 2);
        await ShouldUseRelease1Async(inventory);
        await ShouldUseRelease1Async(inventory, "/v1");
        (await inventory.Http.GetFromJsonAsync("/v2/products/1", ContractsJson.Default.Product))!.Price.ShouldBe(new Money(100, "EUR"));
    }

    [Theory]
    [InlineData("Unversioned", "")]
    [InlineData("Semver", "/v1")]
    public async Task Release_1_does_not_show_products_that_are_not_priced_in_euros(string versioning, string prefix)
    {
        await using var inventory = await StartAsync(versioning, release: 2);
        var import = new ImportProducts([new("Tea Bowl", new Money(500, "JPY"), 1), new("Chair", new Money(1999, "EUR"), 1)]);
        var ids = (await (await inventory.Http.PostAsJsonAsync("/products/import", import, ContractsJson.Default.ImportProducts)).Content.ReadFromJsonAsync(ContractsJson.Default.ImportedProducts))!.Ids;
        await SetReleaseAsync(inventory, 1);
        for (var read = 0; read < 2; read++)
        {
            (await (await inventory.Http.GetAsync($"{prefix}/products/{ids[0]}")).ShouldBeProblemAsync(HttpStatusCode.NotFound)).Detail.ShouldBe($"Product {ids[0]} is priced in JPY; release 1 of the contracts can only express prices in EUR.");
            (await inventory.Http.GetFromJsonAsync($"{prefix}/products/by-ids?id={ids[0]}&id={ids[1]}", ContractsJson.Default.ProductsV1))!.Select(product => product.Id).ShouldBe([ids[1]]);
        }
        var lastPage = (await inventory.Http.GetFromJsonAsync($"{prefix}/products?page=1001&pageSize=1", ContractsJson.Default.ProductPageV1))!;
        (lastPage.Total, lastPage.Items.Single().Id).ShouldBe((1001, ids[1]));
    }

    [Theory]
    [InlineData(1, "ProductV1", "Product", "number")]
    [InlineData(2, "Product", "ProductV1", "#/components/schemas/Money")]
    public async Task The_OpenApi_document_describes_the_deployed_release(int release, string schema, string otherSchema, string price)
    {
        await using var inventory = await StartAsync("Unversioned", release);
        (await OpenApiReader.ReadOperationsAsync(inventory.Http)).Where(operation => operation.StartsWith("GET /products", StringComparison.Ordinal)).ShouldBe(
            ["GET /products 200 400 503", "GET /products/by-ids 200 400 503", "GET /products/{id} 200 404 503"]);
        using var document = JsonDocument.Parse(await inventory.Http.GetStringAsync("/openapi/v1.json"));
        document.RootElement.GetProperty("components").GetProperty("schemas").GetProperty(schema).GetProperty("properties").GetProperty("price").ToString().ShouldContain(price);
        document.RootElement.GetProperty("components").GetProperty("schemas").TryGetProperty(otherSchema, out _).ShouldBeFalse();
    }

    static async Task ShouldUseRelease1Async(RunningService inventory, string prefix = "")
    {
        (await inventory.Http.GetFromJsonAsync($"{prefix}/products/1", ContractsJson.Default.ProductV1))!.Price.ShouldBe(1.00m);
        (await inventory.Http.GetFromJsonAsync($"{prefix}/products?pageSize=1", ContractsJson.Default.ProductPageV1))!.Items.ShouldHaveSingleItem();
        (await inventory.Http.GetFromJsonAsync($"{prefix}/products/by-ids?id=1", ContractsJson.Default.ProductsV1))!.ShouldHaveSingleItem();
    }

    static async Task SetReleaseAsync(RunningService inventory, int release) =>
        (await inventory.Http.PutAsJsonAsync("/lab/contracts", new { release })).StatusCode.ShouldBe(HttpStatusCode.OK);

    async Task<RunningService> StartAsync(string versioning, int release = 1)
    {
        var inventory = await RunningService.Start<ProductCatalog>(
        [
            ("ConnectionStrings:database", await servers.CreateDatabaseAsync()),
            ("ConnectionStrings:cache", servers.CreateCache()),
            ("Contracts:Versioning", versioning),
            ("Contracts:Release", $"{release}"),
            ("Lab:Enabled", "true"),
            ("Lab:Token", "token"),
        ]).WaitUntilHealthyAsync();
        inventory.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "token");
        return inventory;
    }
}
