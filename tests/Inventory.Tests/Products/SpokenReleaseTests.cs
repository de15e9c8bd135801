using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Evolution.Contracts;
using Evolution.Inventory.Products;

namespace Evolution.Inventory.Tests.Products;

/// <summary>Inventory speaks another release from one moment to the next, as if it had been rolled out with it.</summary>
public sealed class SpokenReleaseTests(StoreServers servers)
{
    [Fact]
    public async Task Unversioned_the_routes_answer_in_the_shape_that_is_spoken_now()
    {
        await using var inventory = await StartAsync("Unversioned");
        await ShouldSpeakOneAsync(inventory);
        await SpeakAsync(inventory, 2);
        (await inventory.Http.GetFromJsonAsync("/products/1", ContractsJson.Default.Product))!.Price.ShouldBe(new Money(100, "EUR"));
        (await inventory.Http.GetFromJsonAsync("/products?pageSize=1", ContractsJson.Default.ProductPage))!.Items.ShouldHaveSingleItem();
        (await inventory.Http.GetFromJsonAsync("/products/by-ids?id=1", ContractsJson.Default.Products))!.ShouldHaveSingleItem();
        await SpeakAsync(inventory, 1);
        await ShouldSpeakOneAsync(inventory);
    }

    [Fact]
    public async Task Unversioned_wrong_requests_are_refused_as_everywhere()
    {
        await using var inventory = await StartAsync("Unversioned");
        await (await inventory.Http.GetAsync($"/products/{int.MaxValue}")).ShouldBeProblemAsync(HttpStatusCode.NotFound);
        (await (await inventory.Http.GetAsync("/products?page=0&pageSize=0")).ShouldNameWrongFieldsAsync()).ShouldBe(["page", "pageSize"]);
        (await (await inventory.Http.GetAsync("/products/by-ids")).ShouldNameWrongFieldsAsync()).ShouldBe(["id"]);
    }

    [Fact]
    public async Task With_versions_no_route_changes()
    {
        await using var inventory = await StartAsync("Semver");
        await SpeakAsync(inventory, 2);
        await ShouldSpeakOneAsync(inventory);
        await ShouldSpeakOneAsync(inventory, "/v1");
        (await inventory.Http.GetFromJsonAsync("/v2/products/1", ContractsJson.Default.Product))!.Price.ShouldBe(new Money(100, "EUR"));
    }

    [Theory]
    [InlineData(1, "ProductV1", "Product", "number")]
    [InlineData(2, "Product", "ProductV1", "#/components/schemas/Money")]
    public async Task The_document_tells_of_the_release_that_was_rolled_out(int release, string schema, string other, string price)
    {
        await using var inventory = await StartAsync("Unversioned", release);
        (await OpenApi.OperationsAsync(inventory.Http)).Where(operation => operation.StartsWith("GET /products", StringComparison.Ordinal)).ShouldBe(
            ["GET /products 200 400 503", "GET /products/by-ids 200 400 503", "GET /products/{id} 200 404 503"]);
        using var document = JsonDocument.Parse(await inventory.Http.GetStringAsync("/openapi/v1.json"));
        document.RootElement.GetProperty("components").GetProperty("schemas").GetProperty(schema).GetProperty("properties").GetProperty("price").ToString().ShouldContain(price);
        document.RootElement.GetProperty("components").GetProperty("schemas").TryGetProperty(other, out _).ShouldBeFalse();
    }

    static async Task ShouldSpeakOneAsync(RunningService inventory, string prefix = "")
    {
        (await inventory.Http.GetFromJsonAsync($"{prefix}/products/1", ContractsJson.Default.ProductV1))!.Price.ShouldBe(1.00m);
        (await inventory.Http.GetFromJsonAsync($"{prefix}/products?pageSize=1", ContractsJson.Default.ProductPageV1))!.Items.ShouldHaveSingleItem();
        (await inventory.Http.GetFromJsonAsync($"{prefix}/products/by-ids?id=1", ContractsJson.Default.ProductsV1))!.ShouldHaveSingleItem();
    }

    static async Task SpeakAsync(RunningService inventory, int release) =>
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
        ]).HealthyAsync();
        inventory.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "token");
        return inventory;
    }
}
