using Evolution.Contracts;
using Evolution.Contracts.Payments;
using Evolution.ServiceDefaults.Errors;
using Evolution.ServiceDefaults.Remote;

namespace Evolution.Orders.Remote;

/// <summary>Calls Payments.</summary>
sealed class PaymentsClient(RemoteServiceClient payments)
{
    public Task<RemoteResponse<Authorization>> AuthorizeAsync(Guid order, Payment payment, CancellationToken cancellationToken) =>
        payments.PutAsync($"authorizations/{order}", payment, ContractsJson.Default.Payment, ContractsJson.Default.Authorization, cancellationToken);

    /// <inheritdoc cref="RemoteServiceClient.IsUnrestricted"/>
    public bool IsUnrestricted => payments.IsUnrestricted;

    public Task<RemoteResponse<Charge>> FindChargeAsync(Guid order, CancellationToken cancellationToken) =>
        payments.FindAsync($"charges/{order}", ContractsJson.Default.Charge, cancellationToken);

    public Task<RemoteResponse<Charge>> ChargeAsync(Guid order, Payment payment, CancellationToken cancellationToken) =>
        payments.PutAsync($"charges/{order}", payment, ContractsJson.Default.Payment, ContractsJson.Default.Charge, cancellationToken);

    /// <exception cref="DependencyException">The charge was not refunded. Payments never refuses a refund.</exception>
    public async Task RefundAsync(Guid order, CancellationToken cancellationToken) =>
        (await payments.PutAsync($"charges/{order}/refund", ContractsJson.Default.Charge, cancellationToken)).Require("payments");

    public Task<ChargeTotals> GetTotalsAsync(CancellationToken cancellationToken) =>
        payments.GetAsync("charges/totals", ContractsJson.Default.ChargeTotals, cancellationToken);
}
