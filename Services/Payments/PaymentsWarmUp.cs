using Evolution.Contracts;
using Evolution.Contracts.Payments;
using Evolution.Payments.Charges;
using Evolution.ServiceDefaults.WarmUp;
using Npgsql;

namespace Evolution.Payments;

/// <summary>Warms up what an order needs from Payments.</summary>
static class PaymentsWarmUp
{
    const string Customer = "warm-up";

    public static void AddPaymentsWarmUp(this WebApplicationBuilder builder)
    {
        builder.AddWarmUp(async (services, _, cancellationToken) =>
        {
            var (ledger, order) = (services.GetRequiredService<ChargeLedger>(), Guid.NewGuid());
            await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(cancellationToken);

            // Rolled back when it is disposed.
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await ledger.ChargeAsync([new(order, Customer, TestCards.Approved, new(1, "EUR"))], connection, cancellationToken);
            await ledger.RefundAsync(order, connection, cancellationToken);
        });
        builder.AddWarmUp(async (_, http, cancellationToken) =>
        {
            // An authorization is not stored.
            using var authorization = await http.PutAsJsonAsync($"authorizations/{Guid.NewGuid()}", new Payment(Customer, TestCards.Approved, new(1, "EUR")), ContractsJson.Default.Payment, cancellationToken);
            using var charge = await http.GetAsync($"charges/{Guid.NewGuid()}", cancellationToken);
        });
    }
}
