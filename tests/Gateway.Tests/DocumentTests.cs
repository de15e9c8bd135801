using Evolution.Inventory.Products;
using Evolution.Orders.Reading;
using Evolution.Payments.Charges;

namespace Evolution.Gateway.Tests;

/// <summary>The services' OpenAPI documents, which need no stores to be read.</summary>
public sealed class DocumentTests
{
    static readonly (string, string)[] NoStores = [("ConnectionStrings:database", "Host=127.0.0.1;Port=1"), ("ConnectionStrings:cache", "127.0.0.1:1")];

    [Fact]
    public async Task The_documents_of_all_services_are_reached_and_every_route_in_them_goes_through_the_gateway()
    {
        await using var inventory = RunningService.Start<ProductCatalog>(NoStores);
        await using var payments = RunningService.Start<ChargeBook>(NoStores);
        await using var orders = RunningService.Start<OrderReader>([.. NoStores, ("INVENTORY_URL", inventory.Address), ("PAYMENTS_URL", payments.Address)]);
        await using var gateway = RunningService.Start<DiscoveredDestinations>([("ORDERS_URL", orders.Address), ("INVENTORY_URL", inventory.Address), ("PAYMENTS_URL", payments.Address)]);

        foreach (var name in Shopfront.Names)
        {
            var operations = await OpenApi.OperationsAsync(gateway.Http, $"/{name}-api/openapi/v1.json");
            operations.ShouldNotBeEmpty();
            foreach (var path in operations.Select(operation => operation.Split(' ')[1]).Distinct())
            {
                RouteTable.Paths[name].ShouldContain(prefix => path == prefix || path.StartsWith($"{prefix}/", StringComparison.Ordinal), path);
            }
        }
    }
}
