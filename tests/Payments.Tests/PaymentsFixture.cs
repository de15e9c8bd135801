using System.Net.Http.Json;
using Evolution.Contracts;
using Evolution.Contracts.Payments;
using Evolution.Payments.Charges;

namespace Evolution.Payments.Tests;

/// <summary>Payments with its own stores.</summary>
public sealed class PaymentsFixture(StoreServers servers) : ServiceFixture(servers)
{
    public static readonly Money Amount = new(1999, "EUR");

    protected override RunningService Start(IEnumerable<(string Name, string Value)> settings) => RunningService.Start<ChargeLedger>(settings);

    public Task<HttpResponseMessage> AuthorizeAsync(Guid order, string customer = "anna", string card = TestCards.Approved, Money? amount = null) =>
        Http.PutAsJsonAsync($"/authorizations/{order}", new Payment(customer, card, amount ?? Amount), ContractsJson.Default.Payment);

    public Task<HttpResponseMessage> ChargeAsync(Guid order, string customer = "anna", string card = TestCards.Approved, Money? amount = null) =>
        Http.PutAsJsonAsync($"/charges/{order}", new Payment(customer, card, amount ?? Amount), ContractsJson.Default.Payment);

    public Task<HttpResponseMessage> RefundAsync(Guid order) => Http.PutAsync($"/charges/{order}/refund", null);

    public Task<Charge?> ReadAsync(Guid order) => Http.GetFromJsonAsync($"/charges/{order}", ContractsJson.Default.Charge);
}
