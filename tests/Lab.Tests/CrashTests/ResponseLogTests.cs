using System.Net;
using Evolution.Lab.CrashTests;
using Evolution.Lab.Integrity;
using Evolution.Lab.Shop;

namespace Evolution.Lab.Tests.CrashTests;

public class ResponseLogTests
{
    static readonly Purchase Purchase = new(new("customer", PlaceOrderRequest.ApprovedCard) { Key = "key" }, IsSentTwice: false);
    static readonly Guid Order = Guid.NewGuid();

    readonly ResponseLog responses = new();

    [Fact]
    public void An_order_that_is_acknowledged_twice_counts_once()
    {
        responses.Add(Purchase, HttpStatusCode.Created, Order);
        responses.Add(Purchase, HttpStatusCode.Created, Order);

        responses.Acknowledged.Confirmed.ShouldBe([Order]);
        FindContradictions().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(HttpStatusCode.UnprocessableEntity)]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.NotFound)]
    public void An_unexpected_client_error_is_a_violation(HttpStatusCode status)
    {
        responses.Add(Purchase, status, null);

        FindContradictions().ShouldHaveSingleItem().Kind.ShouldBe(ViolationKind.Lost);
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.BadGateway)]
    public void A_transient_error_is_neither_final_nor_a_violation(HttpStatusCode status)
    {
        responses.Add(Purchase, status, null);

        Purchase.IsFinal(status).ShouldBeFalse();
        FindContradictions().ShouldBeEmpty();
    }

    [Fact]
    public void A_confirmed_order_for_a_rejected_purchase_is_a_contradiction()
    {
        responses.Add(Purchase, HttpStatusCode.PaymentRequired, null);

        FindContradictions("declined").ShouldBeEmpty();
        FindContradictions("confirmed").ShouldHaveSingleItem().Kind.ShouldBe(ViolationKind.Duplicated);
    }

    IReadOnlyList<Violation> FindContradictions(string status = "confirmed") => responses.FindContradictions(new()
    {
        Orders = new Dictionary<Guid, StoredOrder> { [Order] = new(status, 100, new Dictionary<int, long> { [1] = 1 }, "key") },
        Charges = new Dictionary<Guid, StoredCharge>(),
        TakenItems = new Dictionary<int, long>(),
        WaitingMessages = new Dictionary<string, long>(),
    });
}
