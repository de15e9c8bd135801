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
    public void An_order_is_inconsistent_if_its_stored_states_disagree(string? order, bool isStockTaken, string? charge, bool isInconsistent, string description)
    {
        var state = new StoredOrderState(order, isStockTaken, charge);

        state.IsInconsistent.ShouldBe(isInconsistent);
        state.Description.ShouldBe(description);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void The_stock_of_an_order_is_taken_if_other_orders_do_not_account_for_all_taken_items(long takenItems, bool isStockTaken)
    {
        var (order, otherOrder) = (Guid.NewGuid(), Guid.NewGuid());
        var data = new ShopData
        {
            Orders = new Dictionary<Guid, StoredOrder>
            {
                [order] = new("pending", 100, new Dictionary<int, long> { [7] = 1 }),
                [otherOrder] = new("confirmed", 100, new Dictionary<int, long> { [7] = 1 }),
            },
            Charges = new Dictionary<Guid, StoredCharge>(),
            TakenItems = new Dictionary<int, long> { [7] = takenItems },
            WaitingMessages = new Dictionary<string, long>(),
        };

        StoredOrderStateReader.CreateState(data, new("key", 7), order).ShouldBe(new StoredOrderState("pending", isStockTaken, null));
        StoredOrderStateReader.CreateState(data, new("key", 7), null).IsStockTaken.ShouldBe(isStockTaken);
    }
}
