using System.Net;
using Evolution.Lab.Crashing;
using Evolution.Lab.Integrity;

namespace Evolution.Lab.Tests.Crashing;

public class ReceiptsTests
{
    static readonly Purchase Purchase = new("key", "{}", IsSentTwice: false);
    static readonly Guid Order = Guid.NewGuid();

    readonly Receipts receipts = new();

    [Fact]
    public void Who_is_told_of_an_order_twice_has_one()
    {
        receipts.Note(Purchase, HttpStatusCode.Created, Order);
        receipts.Note(Purchase, HttpStatusCode.Created, Order);

        receipts.Acknowledged.Confirmed.ShouldBe([Order]);
        Contradictions().ShouldBeEmpty();
    }

    [Fact]
    public void A_key_that_is_answered_with_two_orders_is_a_contradiction()
    {
        receipts.Note(Purchase, HttpStatusCode.Accepted, Order);
        receipts.Note(Purchase, HttpStatusCode.Accepted, Guid.Empty);

        Contradictions().ShouldHaveSingleItem().Sentence.ShouldContain($"was answered with orders {Order} and {Guid.Empty}");
    }

    [Theory]
    [InlineData(HttpStatusCode.UnprocessableEntity)]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.NotFound)]
    public void Who_repeats_himself_is_never_told_that_he_asks_for_something_else(HttpStatusCode status)
    {
        receipts.Note(Purchase, status, null);

        Contradictions().ShouldHaveSingleItem().Kind.ShouldBe(ViolationKind.Lost);
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.BadGateway)]
    public void Being_asked_to_come_again_is_no_last_word(HttpStatusCode status)
    {
        receipts.Note(Purchase, status, null);

        Purchase.IsFinal(status).ShouldBeFalse();
        Contradictions().ShouldBeEmpty();
    }

    [Fact]
    public void What_was_refused_is_not_sold()
    {
        receipts.Note(Purchase, HttpStatusCode.PaymentRequired, null);

        Contradictions("declined").ShouldBeEmpty();
        Contradictions("confirmed").ShouldHaveSingleItem().Kind.ShouldBe(ViolationKind.Duplicated);
    }

    IReadOnlyList<Violation> Contradictions(string status = "confirmed") => receipts.Contradictions(new()
    {
        Orders = new Dictionary<Guid, StoredOrder> { [Order] = new(status, 100, new Dictionary<int, long> { [1] = 1 }, "key") },
        Charges = new Dictionary<Guid, StoredCharge>(),
        Taken = new Dictionary<int, long>(),
        Waiting = new Dictionary<string, long>(),
    });
}
