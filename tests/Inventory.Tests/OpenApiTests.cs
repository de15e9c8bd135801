using System.Text.Json;

namespace Evolution.Inventory.Tests;

public sealed class OpenApiTests(InventoryFixture inventory) : IClassFixture<InventoryFixture>
{
    [Fact]
    public async Task The_document_lists_every_route_with_its_statuses() => (await OpenApiReader.ReadOperationsAsync(inventory.Http)).ShouldBe(
    [
        "DELETE /reservations/{orderId} 200 503",
        "GET /products 200 400 503",
        "GET /products/by-ids 200 400 503",
        "GET /products/{id} 200 404 503",
        "GET /reservations/{orderId} 200 404 503",
        "GET /stock 200 400 503",
        "GET /v1/products 200 400 503",
        "GET /v1/products/by-ids 200 400 503",
        "GET /v1/products/{id} 200 404 503",
        "GET /v2/products 200 400 503",
        "GET /v2/products/by-ids 200 400 503",
        "GET /v2/products/{id} 200 404 503",
        "POST /products/import 201 400 503",
        "PUT /reservations/{orderId} 200 400 404 409 410 503",
    ]);

    [Fact]
    public async Task Each_release_of_a_product_has_its_own_schema()
    {
        using var document = JsonDocument.Parse(await inventory.Http.GetStringAsync("/openapi/v1.json"));
        GetPriceSchema("/v1/products/{id}").GetProperty("type").ToString().ShouldContain("number");
        GetPriceSchema("/v2/products/{id}").GetProperty("$ref").GetString().ShouldBe("#/components/schemas/Money");

        JsonElement GetPriceSchema(string route)
        {
            var schema = document.RootElement.GetProperty("paths").GetProperty(route).GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema");
            var name = schema.GetProperty("$ref").GetString()!.Split('/')[^1];
            return document.RootElement.GetProperty("components").GetProperty("schemas").GetProperty(name).GetProperty("properties").GetProperty("price");
        }
    }

    [Fact]
    public void The_OpenApi_document_matches_the_committed_one() => OpenApiDocuments.ShouldMatchCommittedDocument("Inventory");
}
