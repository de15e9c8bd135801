using Evolution.Contracts.Messages;
using Evolution.Lab.Integrity;

namespace Evolution.Lab.Tests.Integrity;

public class IntegrityRulesTests
{
    static readonly Guid Order = Guid.NewGuid();
    static readonly ShopData Consistent = new()
    {
        Orders = new Dictionary<Guid, StoredOrder> { [Order] = new("confirmed", 500, new Dictionary<int, long> { [1] = 2 }) },
        Charges = new Dictionary<Guid, StoredCharge> { [Order] = new("charged", 500) },
        TakenItems = new Dictionary<int, long> { [1] = 2 },
        WaitingMessages = new Dictionary<string, long>(),
    };

    [Fact]
    public void Consistent_databases_have_no_violation() => FindViolations(Consistent, new([Order], [])).ShouldBeEmpty();

    [Fact]
    public void An_acknowledged_order_that_does_not_exist_is_lost() =>
        FindViolations(Consistent, new([], [Guid.Empty])).ShouldBe([$"Order {Guid.Empty} was acknowledged but does not exist."]);

    [Fact]
    public void An_order_that_was_acknowledged_as_confirmed_must_be_confirmed() =>
        FindViolations(WithStatus("failed") with { Charges = NoCharges, TakenItems = NoTakenItems }, new([Order], [])).ShouldBe([$"Order {Order} was acknowledged as confirmed but is not confirmed."]);

    [Fact]
    public void An_accepted_order_may_be_declined_but_must_not_stay_pending()
    {
        FindViolations(WithStatus("declined") with { Charges = NoCharges, TakenItems = NoTakenItems }, new([], [Order])).ShouldBeEmpty();
        FindViolations(WithStatus("pending") with { Charges = NoCharges, TakenItems = NoTakenItems }, new([], [Order])).ShouldBe([$"Order {Order} was never completed."]);
    }

    [Fact]
    public void Stock_must_be_conserved()
    {
        const string prefix = "Stock is not conserved for 1 product: ";
        FindViolations(Consistent with { TakenItems = new Dictionary<int, long> { [1] = 3 } }).ShouldBe([$"{prefix}3 items of product 1 were taken from stock and 2 were sold."]);
        FindViolations(Consistent with { TakenItems = NoTakenItems }).ShouldBe([$"{prefix}0 items of product 1 were taken from stock and 2 were sold."]);
    }

    [Fact]
    public void A_confirmed_order_must_be_charged_its_total()
    {
        FindViolations(Consistent with { Charges = NoCharges }).ShouldBe([$"Order {Order} is confirmed but was not charged."]);
        FindViolations(WithCharge(new("refunded", 500))).ShouldBe([$"Order {Order} is confirmed but was not charged."]);
        FindViolations(WithCharge(new("charged", 499))).ShouldBe([$"Order {Order} was charged an amount that differs from its total."]);
    }

    [Fact]
    public void Only_confirmed_orders_may_stay_charged()
    {
        FindViolations(WithStatus("failed") with { TakenItems = NoTakenItems }).ShouldBe([$"Order {Order} was charged but is not confirmed."]);
        FindViolations(Consistent with { Orders = new Dictionary<Guid, StoredOrder>(), TakenItems = NoTakenItems }).ShouldBe([$"Order {Order} was charged but is not confirmed."]);
    }

    [Fact]
    public void No_message_may_be_left_over() =>
        FindViolations(Consistent with { WaitingMessages = new Dictionary<string, long> { ["the outbox of orders"] = 2 } }).ShouldBe(["2 messages are left over in the outbox of orders."]);

    [Fact]
    public void An_idempotency_key_must_place_only_one_order()
    {
        var (storedOrder, secondOrder) = (Consistent.Orders[Order] with { Key = "key" }, Guid.NewGuid());
        var duplicate = Consistent with
        {
            Orders = new Dictionary<Guid, StoredOrder> { [Order] = storedOrder, [secondOrder] = storedOrder },
            Charges = new Dictionary<Guid, StoredCharge> { [Order] = new("charged", 500), [secondOrder] = new("charged", 500) },
            TakenItems = new Dictionary<int, long> { [1] = 4 },
        };
        FindViolations(duplicate).ShouldBe([$"Order {secondOrder} was placed with an idempotency key that was already used."]);
        FindViolations(duplicate with { Orders = new Dictionary<Guid, StoredOrder> { [Order] = storedOrder, [secondOrder] = storedOrder with { Status = "failed" } }, Charges = Consistent.Charges, TakenItems = Consistent.TakenItems }).ShouldBeEmpty();
    }

    [Fact]
    public void Each_violation_has_a_kind()
    {
        GetKind(Consistent, new([], [Guid.Empty])).ShouldBe(ViolationKind.Lost);
        GetKind(WithCharge(new("charged", 499))).ShouldBe(ViolationKind.Duplicated);
        GetKind(Consistent with { TakenItems = NoTakenItems }).ShouldBe(ViolationKind.Duplicated);
        GetKind(Consistent with { WaitingMessages = new Dictionary<string, long> { ["queue orders-payment-charged"] = 1 } }).ShouldBe(ViolationKind.Stuck);
    }

    [Fact]
    public void Every_queue_of_the_contracts_is_checked() =>
        QueueReader.Queues.ShouldBe(MessageRoutes.Messages.SelectMany(MessageRoutes.QueuesOf), ignoreOrder: true);

    static readonly Dictionary<Guid, StoredCharge> NoCharges = [];
    static readonly Dictionary<int, long> NoTakenItems = [];

    static ShopData WithStatus(string status) => Consistent with { Orders = new Dictionary<Guid, StoredOrder> { [Order] = Consistent.Orders[Order] with { Status = status } } };

    static ShopData WithCharge(StoredCharge charge) => Consistent with { Charges = new Dictionary<Guid, StoredCharge> { [Order] = charge } };

    static ViolationKind GetKind(ShopData data, AcknowledgedOrders? acknowledged = null) => IntegrityRules.FindViolations(data, acknowledged ?? AcknowledgedOrders.None).Single().Kind;

    static IReadOnlyList<string> FindViolations(ShopData data, AcknowledgedOrders? acknowledged = null) => [.. IntegrityRules.FindViolations(data, acknowledged ?? AcknowledgedOrders.None).Select(violation => violation.Description)];
}
