using Evolution.Contracts;
using Evolution.Contracts.Orders;
using Evolution.Orders.Placing;
using Evolution.Orders.Remote;
using Evolution.ServiceDefaults.WarmUp;
using Npgsql;

namespace Evolution.Orders;

/// <summary>Warms up what placing and reading an order need.</summary>
static class OrdersWarmUp
{
    const int ProductId = 1;
    const string Customer = "warm-up";

    public static void AddOrdersWarmUp(this WebApplicationBuilder builder)
    {
        builder.AddWarmUp(async (services, _, cancellationToken) =>
        {
            await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(cancellationToken);

            // Rolled back when it is disposed.
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var request = new PlaceOrder(Customer, "", [new(ProductId, 1)]);
            var order = new Order(Guid.NewGuid(), request.CustomerId, OrderStatus.Pending, null, [new(ProductId, 1, new(1, "EUR"))], new(1, "EUR"), DateTimeOffset.UtcNow);
            var key = IdempotencyKey.Create($"{order.Id}", request);
            await OrderStore.ExecuteAsync(connection, OrderStore.CreateInsertCommands(order, key), key, cancellationToken);
        });
        builder.AddWarmUp(async (_, http, cancellationToken) =>
        {
            using var order = await http.GetAsync($"orders/{Guid.NewGuid()}", cancellationToken);
            using var orders = await http.GetAsync($"orders?customerId={Customer}", cancellationToken);

            // Refused, because it has no lines.
            using var refused = await http.PostAsJsonAsync("orders", new PlaceOrder(Customer, "", []), ContractsJson.Default.PlaceOrder, cancellationToken);
        });
        builder.AddWarmUp(async (services, _, cancellationToken) =>
        {
            if (services.GetService<InventoryClient>() is { } inventory) await inventory.FindProductsAsync([ProductId], cancellationToken);
        });
        builder.AddWarmUp(async (services, _, cancellationToken) =>
        {
            if (services.GetService<PaymentsClient>() is { } payments) await payments.FindChargeAsync(Guid.NewGuid(), cancellationToken);
        });
    }
}
