using Evolution.Lab.Integrity;

namespace Evolution.Lab.Tests.Integrity;

public class StoredOrderStateTests
{
    [Theory]
    [InlineData(null, false, null, false, "nothing")]
    [InlineData("confirmed", true, "charged", false, "order confirmed, stock taken, charged")]
    [InlineData("confirmed", false, "charged", true, "order confirmed, stock not taken, charged")]
    [InlineData("confirmed", true, null, true, "order confirmed, stock taken, not charged")]
    [InlineData("pending", false, null, true, "order pending, stock not taken, not charged")]
    [InlineData("undoing", true, "charged", true, "order undoing, stock taken, charged")]
    [InlineData("failed", false, "refunded", false, "order failed, stock not taken, refunded")]
    [InlineData("failed", true, "refunded", true, "order failed, stock taken, refunded")]
    [InlineData(null, true, null, true, "no order, stock taken, not charged")]
    public void An_order_is_complete_absent_or_half_done(string? order, bool stockTaken, string? charge, bool isHalfDone, string words)
    {
        var trace = new StoredOrderState(order, stockTaken, charge);

        trace.IsHalfDone.ShouldBe(isHalfDone);
        trace.Description.ShouldBe(words);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void The_stock_of_an_order_is_taken_if_more_is_gone_than_others_bought(long taken, bool isTaken)
    {
        var (own, other) = (Guid.NewGuid(), Guid.NewGuid());
        var data = new ShopData
        {
            Orders = new Dictionary<Guid, StoredOrder>
            {
                [own] = new("pending", 100, new Dictionary<int, long> { [7] = 1 }),
                [other] = new("confirmed", 100, new Dictionary<int, long> { [7] = 1 }),
            },
            Charges = new Dictionary<Guid, StoredCharge>(),
            TakenPieces = new Dictionary<int, long> { [7] = taken },
            WaitingMessages = new Dictionary<string, long>(),
        };

        StoredOrderStateReader.Of(data, new("key", 7), own).ShouldBe(new StoredOrderState("pending", isTaken, null));
        StoredOrderStateReader.Of(data, new("key", 7), null).StockTaken.ShouldBe(isTaken);
    }
}
