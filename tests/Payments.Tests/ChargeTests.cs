using System.Net;
using System.Net.Http.Json;
using System.Text;
using Evolution.Contracts;
using Evolution.Contracts.Payments;

namespace Evolution.Payments.Tests;

public sealed class ChargeTests(PaymentsFixture payments) : IClassFixture<PaymentsFixture>
{
    readonly Guid order = Guid.CreateVersion7();
    readonly string customer = $"{Guid.NewGuid():n}";

    Charge ExpectedCharge => new(order, customer, PaymentsFixture.Amount, ChargeStatus.Charged, null);

    [Fact]
    public async Task A_charge_is_stored_and_can_be_read()
    {
        await ShouldReturnChargeAsync(await payments.ChargeAsync(order, customer), ExpectedCharge);
        (await payments.ReadAsync(order)).ShouldBe(ExpectedCharge);
    }

    [Fact]
    public async Task Charging_twice_charges_once()
    {
        for (var attempt = 0; attempt < 3; attempt++) await ShouldReturnChargeAsync(await payments.ChargeAsync(order, customer), ExpectedCharge);
    }

    [Fact]
    public async Task Concurrent_charges_of_the_same_order_charge_once()
    {
        var responses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => payments.ChargeAsync(order, customer)));
        foreach (var response in responses) await ShouldReturnChargeAsync(response, ExpectedCharge);
    }

    [Fact]
    public async Task A_repeated_refund_has_the_effect_of_one()
    {
        await payments.ChargeAsync(order, customer);
        for (var attempt = 0; attempt < 3; attempt++) await ShouldReturnChargeAsync(await payments.RefundAsync(order), ExpectedCharge with { Status = ChargeStatus.Refunded });
        (await payments.ReadAsync(order)).ShouldBe(ExpectedCharge with { Status = ChargeStatus.Refunded });
    }

    [Fact]
    public async Task A_refunded_order_is_not_charged_again()
    {
        await payments.ChargeAsync(order, customer);
        await payments.RefundAsync(order);
        await (await payments.ChargeAsync(order, customer)).ShouldBeProblemAsync(HttpStatusCode.Gone);
        (await payments.ReadAsync(order))!.Status.ShouldBe(ChargeStatus.Refunded);
    }

    [Fact]
    public async Task A_refund_received_before_its_charge_takes_precedence()
    {
        await ShouldReturnChargeAsync(await payments.RefundAsync(order), new(order, null, null, ChargeStatus.Refunded, null));
        await (await payments.ChargeAsync(order, customer)).ShouldBeProblemAsync(HttpStatusCode.Gone);
        (await payments.ReadAsync(order))!.Status.ShouldBe(ChargeStatus.Refunded);
    }

    [Fact]
    public async Task Concurrent_charges_and_refunds_of_an_order_leave_nothing_charged()
    {
        for (var round = 0; round < 20; round++)
        {
            var orderId = Guid.CreateVersion7();
            var responses = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => number % 2 is 0 ? payments.ChargeAsync(orderId, customer) : payments.RefundAsync(orderId)));
            responses.ShouldAllBe(response => response.StatusCode == HttpStatusCode.OK || response.StatusCode == HttpStatusCode.Gone);
            (await payments.ReadAsync(orderId))!.Status.ShouldBe(ChargeStatus.Refunded);
        }
    }

    [Theory]
    [InlineData(2000, "EUR", null)]
    [InlineData(1999, "USD", null)]
    [InlineData(1999, "EUR", "somebody else")]
    public async Task The_same_order_with_another_amount_or_customer_returns_409(long amount, string currency, string? otherCustomer)
    {
        await payments.ChargeAsync(order, customer);
        await (await payments.ChargeAsync(order, otherCustomer ?? customer, amount: new(amount, currency))).ShouldBeProblemAsync(HttpStatusCode.Conflict);
        (await payments.ReadAsync(order)).ShouldBe(ExpectedCharge);
    }

    [Theory]
    [InlineData(TestCards.InsufficientFunds, "The card was declined: insufficient funds.")]
    [InlineData(TestCards.Expired, "The card was declined: it has expired.")]
    [InlineData(TestCards.Stolen, "The card was declined: it was reported as stolen.")]
    public async Task A_declined_card_returns_402_and_the_order_stays_declined(string card, string reason)
    {
        (await (await payments.AuthorizeAsync(order, customer, card)).ShouldBeProblemAsync(HttpStatusCode.PaymentRequired)).Detail.ShouldBe(reason);
        (await (await payments.ChargeAsync(order, customer, card)).ShouldBeProblemAsync(HttpStatusCode.PaymentRequired)).Detail.ShouldBe(reason);
        (await (await payments.ChargeAsync(order, customer)).ShouldBeProblemAsync(HttpStatusCode.PaymentRequired)).Detail.ShouldBe(reason);
        (await payments.ReadAsync(order)).ShouldBe(ExpectedCharge with { Status = ChargeStatus.Declined, Reason = reason });
    }

    [Fact]
    public async Task A_declined_charge_is_not_refunded()
    {
        await payments.ChargeAsync(order, customer, TestCards.Expired);
        (await (await payments.RefundAsync(order)).Content.ReadFromJsonAsync(ContractsJson.Default.Charge))!.Status.ShouldBe(ChargeStatus.Declined);
    }

    [Fact]
    public async Task An_authorization_charges_nothing()
    {
        var response = await payments.AuthorizeAsync(order, customer);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadFromJsonAsync(ContractsJson.Default.Authorization)).ShouldBe(new(order, PaymentsFixture.Amount, 0));
        await (await payments.Http.GetAsync($"/charges/{order}")).ShouldBeProblemAsync(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("authorizations")]
    [InlineData("charges")]
    public async Task The_error_names_every_invalid_field(string path)
    {
        var body = $$$"""{"customerId":"","card":"{{{new string('c', 65)}}}","amount":{"minorUnits":-1,"currency":"Euro"}}""";
        var response = await payments.Http.PutAsync($"/{path}/{order}", new StringContent(body, Encoding.UTF8, "application/json"));
        (await response.ShouldNameInvalidFieldsAsync()).ShouldBe(["amount.currency", "amount.minorUnits", "card", "customerId"]);
    }

    [Theory]
    [InlineData("""{"customerId":"a\u0000b","card":"c","amount":{"minorUnits":1,"currency":"EUR"}}""", "customerId")]
    [InlineData("""{"customerId":"a","card":"\u0000","amount":{"minorUnits":1,"currency":"EUR"}}""", "card")]
    [InlineData("""{"customerId":"a","card":"c","amount":null}""", "amount")]
    [InlineData("""{"customerId":"a","card":"c","amount":{"minorUnits":1,"currency":null}}""", "amount.currency")]
    [InlineData("""{"customerId":"a","card":"c","amount":{"minorUnits":1,"currency":""}}""", "amount.currency")]
    public async Task The_error_names_a_field_that_cannot_be_stored(string body, string field)
    {
        var response = await payments.Http.PutAsync($"/charges/{order}", new StringContent(body, Encoding.UTF8, "application/json"));
        (await response.ShouldNameInvalidFieldsAsync()).ShouldBe([field]);
    }

    static async Task ShouldReturnChargeAsync(HttpResponseMessage response, Charge charge)
    {
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        (await response.Content.ReadFromJsonAsync(ContractsJson.Default.Charge)).ShouldBe(charge);
    }
}
