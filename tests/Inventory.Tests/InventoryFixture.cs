using System.Net;
using System.Net.Http.Json;
using Evolution.Contracts;
using Evolution.Contracts.Inventory;
using Evolution.Contracts.Orders;
using Evolution.Inventory.Products;

namespace Evolution.Inventory.Tests;

/// <summary>Inventory with its own stores.</summary>
public class InventoryFixture(StoreServers servers) : ServiceFixture(servers)
{
    protected override RunningService Start(IEnumerable<(string Name, string Value)> settings) => RunningService.Start<ProductCatalog>(settings);

    /// <summary>Imports products that only the calling test uses.</summary>
    public async Task<int[]> ImportAsync(params long[] available)
    {
        var import = new ImportProducts([.. available.Select(quantity => new NewProduct("Test Chair", new Money(1999, "EUR"), quantity))]);
        var response = await Http.PostAsJsonAsync("/products/import", import, ContractsJson.Default.ImportProducts);
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        return [.. (await response.Content.ReadFromJsonAsync(ContractsJson.Default.ImportedProducts))!.Ids];
    }

    public Task<HttpResponseMessage> ReserveAsync(Guid order, params OrderLine[] lines) =>
        Http.PutAsJsonAsync($"/reservations/{order}", new Reserve(lines), ContractsJson.Default.Reserve);

    public Task<HttpResponseMessage> ReleaseAsync(Guid order) => Http.DeleteAsync($"/reservations/{order}");

    /// <summary>Returns the available stock of products.</summary>
    public async Task<long[]> GetAvailableAsync(params int[] products)
    {
        var stock = (await Http.GetFromJsonAsync($"/stock?{string.Join('&', products.Select(product => $"productId={product}"))}", ContractsJson.Default.Stocks))!;
        return [.. products.Select(product => stock.Single(level => level.ProductId == product).Available)];
    }
}
