using Evolution.Inventory.Products;
using Evolution.Orders.Reading;
using Evolution.Payments.Charges;

namespace Evolution.Gateway.Tests;

/// <summary>The OpenAPI documents of the services, which are available without stores.</summary>
public sealed class DocumentTests
{
    static readonly (string, string)[] NoStores = [("ConnectionStrings:database", "Host=127.0.0.1;Port=1"), ("ConnectionStrings:cache", "127.0.0.1:1")];

    [Fact]
    public async Task The_Gateway_serves_the_OpenApi_documents_of_all_services_and_routes_every_path_in_them()
    {
        await using var inventory = RunningService.Start<ProductCatalog>(NoStores);
        await using var payments = RunningService.Start<ChargeLedger>(NoStores);
        await using var orders = RunningService.Start<OrderReader>([.. NoStores, ("INVENTORY_URL", inventory.Address), ("PAYMENTS_URL", payments.Address)]);
        await using var gateway = RunningService.Start<DiscoveryDestinationResolver>([("ORDERS_URL", orders.Address), ("INVENTORY_URL", inventory.Address), ("PAYMENTS_URL", payments.Address)]);

        foreach (var name in GatewayWithStubs.ServiceNames)
        {
            var operations = await OpenApiReader.ReadOperationsAsync(gateway.Http, $"/{name}-api/openapi/v1.json");
            operations.ShouldNotBeEmpty();
            foreach (var path in operations.Select(operation => operation.Split(' ')[1]).Distinct())
            {
                RouteTable.Paths[name].ShouldContain(prefix => path == prefix || path.StartsWith($"{prefix}/", StringComparison.Ordinal), path);
            }
        }
    }
}
