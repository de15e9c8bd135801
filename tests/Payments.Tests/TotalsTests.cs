using System.Net.Http.Json;
using Evolution.Contracts;
using Evolution.Contracts.Payments;

namespace Evolution.Payments.Tests;

public sealed class TotalsTests(PaymentsFixture payments) : IClassFixture<PaymentsFixture>
{
    [Fact]
    public async Task Totals_sum_the_charged_amounts_by_currency_and_exclude_refunds()
    {
        (await payments.Http.GetFromJsonAsync("/charges/totals", ContractsJson.Default.ChargeTotals))!.Charged.ShouldBeEmpty();

        await payments.ChargeAsync(Guid.CreateVersion7(), amount: new(100, "EUR"));
        await payments.ChargeAsync(Guid.CreateVersion7(), amount: new(250, "EUR"));
        await payments.ChargeAsync(Guid.CreateVersion7(), amount: new(1_000_000_000_000, "USD"));
        await payments.ChargeAsync(Guid.CreateVersion7(), amount: new(7, "EUR"), card: TestCards.Stolen);
        await payments.RefundAsync(Guid.CreateVersion7());
        var refundedOrder = Guid.CreateVersion7();
        await payments.ChargeAsync(refundedOrder, amount: new(40, "EUR"));
        await payments.RefundAsync(refundedOrder);

        var totals = (await payments.Http.GetFromJsonAsync("/charges/totals", ContractsJson.Default.ChargeTotals))!;
        totals.Count.ShouldBe(3);
        totals.Charged.ShouldBe([new(350, "EUR"), new(1_000_000_000_000, "USD")]);
    }

    [Fact]
    public async Task A_total_that_exceeds_64_bits_is_capped()
    {
        const string currency = "XTS";
        await payments.ExecuteAsync("INSERT INTO payments.charges (order_id, customer_id, amount_minor, currency, status) SELECT gen_random_uuid(), 'anna', @MaxValue, @currency, 'charged' FROM generate_series(1, 2)", new { long.MaxValue, currency });
        (await payments.Http.GetFromJsonAsync("/charges/totals", ContractsJson.Default.ChargeTotals))!.Charged.Single(total => total.Currency == currency).MinorUnits.ShouldBe(long.MaxValue);
        await payments.ExecuteAsync("DELETE FROM payments.charges WHERE currency = @currency", new { currency });
    }
}
