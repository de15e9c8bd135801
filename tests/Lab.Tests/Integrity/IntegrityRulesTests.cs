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
        TakenPieces = new Dictionary<int, long> { [1] = 2 },
        WaitingMessages = new Dictionary<string, long>(),
    };

    [Fact]
    public void Consistent_databases_have_no_violation() => Violations(Consistent, new([Order], [])).ShouldBeEmpty();

    [Fact]
    public void An_acknowledged_order_that_does_not_exist_is_lost() =>
        Violations(Consistent, new([], [Guid.Empty])).ShouldBe([$"Order {Guid.Empty} was acknowledged but does not exist."]);

    [Fact]
    public void An_order_that_was_acknowledged_as_confirmed_must_be_confirmed() =>
        Violations(With("failed") with { Charges = NoCharges, TakenPieces = NothingTaken }, new([Order], [])).ShouldBe([$"Order {Order} was acknowledged as confirmed but is not confirmed."]);

    [Fact]
    public void An_accepted_order_can_be_declined_but_not_stay_pending()
    {
        Violations(With("declined") with { Charges = NoCharges, TakenPieces = NothingTaken }, new([], [Order])).ShouldBeEmpty();
        Violations(With("pending") with { Charges = NoCharges, TakenPieces = NothingTaken }, new([], [Order])).ShouldBe([$"Order {Order} was never completed."]);
    }

    [Fact]
    public void Stock_must_be_conserved()
    {
        const string sentence = "Stock is not conserved for 1 product: ";
        Violations(Consistent with { TakenPieces = new Dictionary<int, long> { [1] = 3 } }).ShouldBe([$"{sentence}3 pieces of product 1 were taken from stock and 2 were sold."]);
        Violations(Consistent with { TakenPieces = NothingTaken }).ShouldBe([$"{sentence}0 pieces of product 1 were taken from stock and 2 were sold."]);
    }

    [Fact]
    public void A_confirmed_order_must_be_charged_its_total()
    {
        Violations(Consistent with { Charges = NoCharges }).ShouldBe([$"Order {Order} is confirmed but was not charged."]);
        Violations(WithCharge(new("refunded", 500))).ShouldBe([$"Order {Order} is confirmed but was not charged."]);
        Violations(WithCharge(new("charged", 499))).ShouldBe([$"Order {Order} was charged an amount that differs from its total."]);
    }

    [Fact]
    public void Only_confirmed_orders_may_stay_charged()
    {
        Violations(With("failed") with { TakenPieces = NothingTaken }).ShouldBe([$"Order {Order} was charged but is not confirmed."]);
        Violations(Consistent with { Orders = new Dictionary<Guid, StoredOrder>(), TakenPieces = NothingTaken }).ShouldBe([$"Order {Order} was charged but is not confirmed."]);
    }

    [Fact]
    public void No_message_may_be_left_over() =>
        Violations(Consistent with { WaitingMessages = new Dictionary<string, long> { ["the outbox of orders"] = 2 } }).ShouldBe(["2 messages are left over in the outbox of orders."]);

    [Fact]
    public void A_key_must_place_only_one_order()
    {
        var (first, again) = (Consistent.Orders[Order] with { Key = "key" }, Guid.NewGuid());
        var twice = Consistent with
        {
            Orders = new Dictionary<Guid, StoredOrder> { [Order] = first, [again] = first },
            Charges = new Dictionary<Guid, StoredCharge> { [Order] = new("charged", 500), [again] = new("charged", 500) },
            TakenPieces = new Dictionary<int, long> { [1] = 4 },
        };
        Violations(twice).ShouldBe([$"Order {again} was placed with an idempotency key that was already used."]);
        Violations(twice with { Orders = new Dictionary<Guid, StoredOrder> { [Order] = first, [again] = first with { Status = "failed" } }, Charges = Consistent.Charges, TakenPieces = Consistent.TakenPieces }).ShouldBeEmpty();
    }

    [Fact]
    public void Each_violation_has_a_kind()
    {
        Kind(Consistent, new([], [Guid.Empty])).ShouldBe(ViolationKind.Lost);
        Kind(WithCharge(new("charged", 499))).ShouldBe(ViolationKind.Duplicated);
        Kind(Consistent with { TakenPieces = NothingTaken }).ShouldBe(ViolationKind.Duplicated);
        Kind(Consistent with { WaitingMessages = new Dictionary<string, long> { ["queue orders-payment-charged"] = 1 } }).ShouldBe(ViolationKind.Stuck);
    }

    [Fact]
    public void Every_queue_of_the_contracts_is_checked() =>
        QueueReader.Queues.ShouldBe(MessageRoutes.Messages.SelectMany(MessageRoutes.QueuesOf), ignoreOrder: true);

    static readonly Dictionary<Guid, StoredCharge> NoCharges = [];
    static readonly Dictionary<int, long> NothingTaken = [];

    static ShopData With(string status) => Consistent with { Orders = new Dictionary<Guid, StoredOrder> { [Order] = Consistent.Orders[Order] with { Status = status } } };

    static ShopData WithCharge(StoredCharge charge) => Consistent with { Charges = new Dictionary<Guid, StoredCharge> { [Order] = charge } };

    static ViolationKind Kind(ShopData data, AcknowledgedOrders? acknowledged = null) => IntegrityRules.Violations(data, acknowledged ?? AcknowledgedOrders.None).Single().Kind;

    static IReadOnlyList<string> Violations(ShopData data, AcknowledgedOrders? acknowledged = null) => [.. IntegrityRules.Violations(data, acknowledged ?? AcknowledgedOrders.None).Select(violation => violation.Description)];
}
