using System.Net;
using System.Net.Http.Json;
using System.Text;
using Evolution.Contracts;
using Evolution.Contracts.Inventory;

namespace Evolution.Inventory.Tests.Products;

public sealed class ImportTests(InventoryFixture inventory) : IClassFixture<InventoryFixture>
{
    [Fact]
    public async Task Imported_products_get_ids_in_the_order_of_the_request()
    {
        var import = new ImportProducts([.. Enumerable.Range(0, 300).Select(number => new NewProduct($"Lamp {number}", new Money(number, "USD"), number))]);
        var response = await inventory.Http.PostAsJsonAsync("/products/import", import, ContractsJson.Default.ImportProducts);
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        var ids = (await response.Content.ReadFromJsonAsync(ContractsJson.Default.ImportedProducts))!.Ids;
        ids.ShouldBeUnique();
        foreach (var number in new[] { 0, 1, 150, 299 })
        {
            (await inventory.Http.GetFromJsonAsync($"/v2/products/{ids[number]}", ContractsJson.Default.Product)).ShouldBe(new(ids[number], $"Lamp {number}", new Money(number, "USD")));
            (await inventory.GetAvailableAsync(ids[number])).ShouldBe([number]);
        }
    }

    [Fact]
    public async Task Ten_thousand_products_can_be_imported_in_one_request()
    {
        var ids = await inventory.ImportAsync([.. Enumerable.Repeat(1L, 10_000)]);
        ids.Length.ShouldBe(10_000);
        ids.ShouldBeUnique();
    }

    [Fact]
    public async Task Concurrent_imports_get_distinct_ids()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => inventory.ImportAsync([.. Enumerable.Repeat(1L, 50)])));
        ids.SelectMany(batch => batch).ShouldBeUnique();
    }

    [Theory]
    [InlineData("""{"products":[]}""", new[] { "products" })]
    [InlineData("""{"products":[null]}""", new[] { "products" })]
    [InlineData("""{"products":[{"name":"","price":{"minorUnits":-1,"currency":"eur"},"available":-1}]}""", new[] { "products[0].available", "products[0].name", "products[0].price.currency", "products[0].price.minorUnits" })]
    [InlineData("""{"products":[{"name":"a\u0000b","price":{"minorUnits":1,"currency":"EUR"},"available":1}]}""", new[] { "products[0].name" })]
    [InlineData("""{"products":[{"name":"Chair","price":{"minorUnits":1000000000001,"currency":"EUR"},"available":1000000001}]}""", new[] { "products[0].available", "products[0].price.minorUnits" })]
    public async Task The_error_names_every_invalid_field(string body, string[] fields)
    {
        var response = await inventory.Http.PostAsync("/products/import", new StringContent(body, Encoding.UTF8, "application/json"));
        (await response.ShouldNameInvalidFieldsAsync()).ShouldBe(fields);
    }
}
