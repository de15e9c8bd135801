using System.Net.Http.Json;
using System.Text.Json;
using Evolution.Contracts;
using Evolution.Contracts.Inventory;
using Evolution.Contracts.Orders;
using Evolution.Contracts.Payments;
using Evolution.ServiceDefaults;

namespace Evolution.Orders.Tests.Reports;

[Collection(BrokerCollection.Name)]
public sealed class SalesReportTests(AllServers servers)
{
    [Fact]
    public async Task All_three_placements_produce_the_same_report_for_the_same_orders()
    {
        var reports = new Dictionary<OrderPlacement, SalesReport>();
        foreach (var placement in Enum.GetValues<OrderPlacement>())
        {
            await using var shop = await Shop.StartNewAsync(servers, placement, Shop.LongTimeouts);
            await PlaceOrdersAsync(shop);
            reports[placement] = await WaitForCurrentReportAsync(shop);
        }

        var expected = reports[OrderPlacement.SharedTransaction];
        expected.Orders.ShouldBe(8);
        expected.Charged.Single().ShouldBe(new Money(7 * (2 * 100 + 8019) + 1999 * 4, "EUR"));
        expected.Products.Select(product => (product.ProductId, product.Units)).ShouldBe([(1, 14), (2, 7), (1001, 4)]);
        expected.Products[^1].ShouldBe(new ProductSales(1001, "Last Lamp", 4, new Money(4 * 1999, "EUR"), 1));
        foreach (var report in reports.Values) Serialize(report).ShouldBe(Serialize(expected));
    }

    [Theory]
    [InlineData(OrderPlacement.SharedTransaction)]
    [InlineData(OrderPlacement.Compensation)]
    [InlineData(OrderPlacement.Messages)]
    public async Task The_report_is_empty_before_any_sale_and_contains_the_requested_number_of_products(OrderPlacement placement)
    {
        await using var shop = await Shop.StartNewAsync(servers, placement, Shop.LongTimeouts);
        var empty = await GetReportAsync(shop);
        (empty.Orders, empty.Charged.Count, empty.Products.Count).ShouldBe((0, 0, 0));

        await shop.PlaceAsync(new("anna", TestCards.Approved, [new(1, 1), new(2, 2), new(3, 3)]));
        (await WaitForCurrentReportAsync(shop)).AsOf.ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));
        (await GetReportAsync(shop, top: 2)).Products.Select(product => product.ProductId).ShouldBe([3, 2]);
    }

    static async Task PlaceOrdersAsync(Shop shop)
    {
        var import = new ImportProducts([new("Last Lamp", new Money(1999, "EUR"), 5)]);
        (await shop.Inventory.PostAsJsonAsync("/products/import", import, ContractsJson.Default.ImportProducts)).EnsureSuccessStatusCode();
        for (var number = 0; number < 7; number++) await shop.PlaceAsync(new($"customer {number}", TestCards.Approved, [new(2, 1), new(1, 2)]));
        await shop.PlaceAsync(new("anna", TestCards.Stolen, [new(1001, 1)]));
        await shop.PlaceAsync(new("anna", TestCards.Approved, [new(1001, 4)]));
        await shop.PlaceAsync(new("anna", TestCards.Approved, [new(1001, 2)]));
        await shop.PlaceAsync(new("anna", TestCards.Stolen, [new(1, 5), new(1001, 1)]));
    }

    /// <summary>Waits until the report contains the current stock, because a separate message reports released stock.</summary>
    static async Task<SalesReport> WaitForCurrentReportAsync(Shop shop)
    {
        foreach (var product in (await GetReportAsync(shop)).Products)
        {
            await Wait.ForValueAsync($"the report contains the stock of product {product.ProductId}", async () => ((await GetReportAsync(shop)).Products.Single(sold => sold.ProductId == product.ProductId).Available, await shop.GetAvailableAsync(product.ProductId)), stock => stock.Item1 == stock.Item2);
        }
        return await GetReportAsync(shop);
    }

    static async Task<SalesReport> GetReportAsync(Shop shop, int top = 20) => (await shop.Http.GetFromJsonAsync($"/reports/sales?top={top}", ContractsJson.Default.SalesReport))!;

    static string Serialize(SalesReport report) => JsonSerializer.Serialize(report with { AsOf = default }, ContractsJson.Default.SalesReport);
}
