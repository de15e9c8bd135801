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

    /// <summary>Makes sure that Payments is not known to be unavailable. If the circuit breaker admits a trial call, this is the trial.</summary>
    /// <param name="order">An order, whose charge the trial looks for.</param>
    /// <param name="cancellationToken">Cancels the trial.</param>
    /// <exception cref="DependencyException">The circuit breaker is open, or the trial failed.</exception>
    public async Task EnsureAvailableAsync(Guid order, CancellationToken cancellationToken)
    {
        if (!payments.IsUnrestricted) await FindChargeAsync(order, cancellationToken);
    }

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
