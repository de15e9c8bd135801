using Evolution.Contracts;
using Evolution.Contracts.Inventory;
using Evolution.Inventory.Reservations;
using Evolution.ServiceDefaults.WarmUp;
using Npgsql;

namespace Evolution.Inventory;

/// <summary>Warms up what an order needs from Inventory.</summary>
static class InventoryWarmUp
{
    const int ProductId = 1, UnknownProductId = int.MaxValue;

    public static void AddInventoryWarmUp(this WebApplicationBuilder builder)
    {
        builder.AddWarmUp(async (services, _, cancellationToken) =>
        {
            var (ledger, order) = (services.GetRequiredService<StockLedger>(), Guid.NewGuid());
            await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(cancellationToken);

            // Rolled back when it is disposed.
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await ledger.ReserveAsync([new(order, [new(ProductId, 1)])], keepRefusals: false, connection, cancellationToken);
            await ledger.ReleaseAsync([order], connection, cancellationToken);
            await ledger.FindAsync([order], connection, cancellationToken);
        });
        builder.AddWarmUp(async (_, http, cancellationToken) =>
        {
            using var product = await http.GetAsync($"products/{ProductId}", cancellationToken);
            using var products = await http.GetAsync($"products/by-ids?id={ProductId}", cancellationToken);
            using var stock = await http.GetAsync($"stock?productId={ProductId}", cancellationToken);

            // Refused, and therefore not stored.
            using var reservation = await http.PutAsJsonAsync($"reservations/{Guid.NewGuid()}", new Reserve([new(UnknownProductId, 1)]), ContractsJson.Default.Reserve, cancellationToken);
        });
    }
}
