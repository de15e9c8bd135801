using Evolution.Contracts.Messages;
using Evolution.Lab.Integrity;

namespace Evolution.Lab.Tests.Integrity;

public class IntegrityRulesTests
{
    static readonly Guid Order = Guid.NewGuid();
    static readonly Books Right = new()
    {
        Orders = new Dictionary<Guid, StoredOrder> { [Order] = new("confirmed", 500, new Dictionary<int, long> { [1] = 2 }) },
        Charges = new Dictionary<Guid, StoredCharge> { [Order] = new("charged", 500) },
        Taken = new Dictionary<int, long> { [1] = 2 },
        Waiting = new Dictionary<string, long>(),
    };

    [Fact]
    public void Books_that_agree_have_no_violation() => Violations(Right, new([Order], [])).ShouldBeEmpty();

    [Fact]
    public void An_acknowledged_order_that_does_not_exist_is_lost() =>
        Violations(Right, new([], [Guid.Empty])).ShouldBe([$"Order {Guid.Empty} was acknowledged and does not exist."]);

    [Fact]
    public void An_order_that_was_said_to_be_confirmed_is_confirmed() =>
        Violations(With("failed") with { Charges = NoCharges, Taken = NothingTaken }, new([Order], [])).ShouldBe([$"Order {Order} was said to be confirmed and is not."]);

    [Fact]
    public void An_accepted_order_may_come_to_nothing_but_not_stay_open()
    {
        Violations(With("declined") with { Charges = NoCharges, Taken = NothingTaken }, new([], [Order])).ShouldBeEmpty();
        Violations(With("pending") with { Charges = NoCharges, Taken = NothingTaken }, new([], [Order])).ShouldBe([$"Order {Order} never reached its end."]);
    }

    [Fact]
    public void Stock_is_conserved()
    {
        const string sentence = "Stock is not conserved for 1 product: of product 1, ";
        Violations(Right with { Taken = new Dictionary<int, long> { [1] = 3 } }).ShouldBe([$"{sentence}3 pieces are gone and 2 were sold."]);
        Violations(Right with { Taken = NothingTaken }).ShouldBe([$"{sentence}0 pieces are gone and 2 were sold."]);
    }

    [Fact]
    public void A_confirmed_order_is_charged_its_total()
    {
        Violations(Right with { Charges = NoCharges }).ShouldBe([$"Order {Order} is confirmed and was not charged."]);
        Violations(WithCharge(new("refunded", 500))).ShouldBe([$"Order {Order} is confirmed and was not charged."]);
        Violations(WithCharge(new("charged", 499))).ShouldBe([$"Order {Order} was charged another amount than its total."]);
    }

    [Fact]
    public void No_charge_stays_for_another_order()
    {
        Violations(With("failed") with { Taken = NothingTaken }).ShouldBe([$"Order {Order} was charged and is not confirmed."]);
        Violations(Right with { Orders = new Dictionary<Guid, StoredOrder>(), Taken = NothingTaken }).ShouldBe([$"Order {Order} was charged and is not confirmed."]);
    }

    [Fact]
    public void No_message_is_left_over() =>
        Violations(Right with { Waiting = new Dictionary<string, long> { ["the outbox of orders"] = 2 } }).ShouldBe(["2 messages are left over in the outbox of orders."]);

    [Fact]
    public void A_key_places_one_order()
    {
        var (first, again) = (Right.Orders[Order] with { Key = "key" }, Guid.NewGuid());
        var twice = Right with
        {
            Orders = new Dictionary<Guid, StoredOrder> { [Order] = first, [again] = first },
            Charges = new Dictionary<Guid, StoredCharge> { [Order] = new("charged", 500), [again] = new("charged", 500) },
            Taken = new Dictionary<int, long> { [1] = 4 },
        };
        Violations(twice).ShouldBe([$"Order {again} was placed by a key that had placed another one."]);
        Violations(twice with { Orders = new Dictionary<Guid, StoredOrder> { [Order] = first, [again] = first with { Status = "failed" } }, Charges = Right.Charges, Taken = Right.Taken }).ShouldBeEmpty();
    }

    [Fact]
    public void Each_violation_says_what_it_means_to_customers()
    {
        Kind(Right, new([], [Guid.Empty])).ShouldBe(ViolationKind.Lost);
        Kind(WithCharge(new("charged", 499))).ShouldBe(ViolationKind.Duplicated);
        Kind(Right with { Taken = NothingTaken }).ShouldBe(ViolationKind.Duplicated);
        Kind(Right with { Waiting = new Dictionary<string, long> { ["queue orders-payment-charged"] = 1 } }).ShouldBe(ViolationKind.Stuck);
    }

    [Fact]
    public void Every_queue_of_the_contracts_is_looked_into() =>
        QueueReader.Queues.ShouldBe(MessageRoutes.Messages.SelectMany(MessageRoutes.QueuesOf), ignoreOrder: true);

    static readonly Dictionary<Guid, StoredCharge> NoCharges = [];
    static readonly Dictionary<int, long> NothingTaken = [];

    static Books With(string status) => Right with { Orders = new Dictionary<Guid, StoredOrder> { [Order] = Right.Orders[Order] with { Status = status } } };

    static Books WithCharge(StoredCharge charge) => Right with { Charges = new Dictionary<Guid, StoredCharge> { [Order] = charge } };

    static ViolationKind Kind(Books books, Acknowledged? acknowledged = null) => IntegrityRules.Violations(books, acknowledged ?? Acknowledged.None).Single().Kind;

    static IReadOnlyList<string> Violations(Books books, Acknowledged? acknowledged = null) => [.. IntegrityRules.Violations(books, acknowledged ?? Acknowledged.None).Select(violation => violation.Sentence)];
}
