using Evolution.Lab.Histories;
using Evolution.Lab.Integrity;
using Evolution.Lab.Shop;

namespace Evolution.Lab.Tests.Histories;

public class HistoryCheckerTests
{
    const string Customer = "anna";
    const int Product = 7;

    static readonly Guid Order = Guid.NewGuid(), OtherOrder = Guid.NewGuid();

    /// <summary>Reads before the first order, as every history begins.</summary>
    static readonly Operation[] FirstReads = [new StockRead("stock", At(0), At(0.1), Product, 10), new ReportRead("report", At(0), At(0.1), 5)];

    [Fact]
    public void A_history_in_which_an_order_is_placed_and_then_confirmed_is_consistent() => Check(
        Place(1, 2, "pending"),
        Read(2.1, 2.2, "pending"),
        Read(2.3, 2.5, "confirmed"),
        List(2.6, 2.7, (Order, "confirmed")),
        Place(3, 3.1, "confirmed"),
        Stock(3.2, 3.3, 8),
        Report(3.2, 3.3, 6)).ShouldBeNull();

    [Fact]
    public void A_key_receives_one_order() => Check(Place(1, 2, "confirmed"), Place(3, 4, "confirmed", OtherOrder)).ShouldBe("a key received two orders");

    [Fact]
    public void An_order_has_one_final_state() => Check(Place(1, 2, "confirmed"), Read(1.5, 1.6, "declined")).ShouldBe("an order had two final states");

    [Fact]
    public void An_acknowledged_order_is_found_by_later_reads() => Check(Place(1, 2, "pending"), Read(2.1, 2.2, null)).ShouldBe("an acknowledged order disappeared");

    [Fact]
    public void An_order_may_be_missing_while_it_is_placed() => Check(Place(1, 2, "pending"), Read(1.9, 2.2, null)).ShouldBeNull();

    [Fact]
    public void A_final_order_is_not_pending_again() => Check(Place(1, 2, "confirmed"), Read(2.1, 2.2, "pending")).ShouldBe("a final order was pending again");

    [Fact]
    public void A_response_that_overtakes_another_is_not_a_step_back() => Check(Read(1.1, 3, "pending"), Place(1, 2, "confirmed")).ShouldBeNull();

    [Fact]
    public void A_repeated_request_does_not_return_an_older_state() => Check(Place(1, 2, "confirmed"), Place(3, 4, "pending")).ShouldBe("a final order was pending again");

    [Theory]
    [InlineData(11.9, null)]
    [InlineData(12.1, "an order was pending for too long")]
    public void Without_faults_an_order_is_final_after_10_s(double readAt, string? rule) => Check(Place(1, 2, "pending"), Read(readAt, readAt + 0.1, "pending")).ShouldBe(rule);

    [Theory]
    [InlineData(37.9, null)]
    [InlineData(38.1, "an order was pending for too long")]
    public void After_a_fault_an_order_is_final_within_30_s(double readAt, string? rule) => Check([(At(3), At(8))], Place(1, 2, "pending"), Read(readAt, readAt + 0.1, "pending")).ShouldBe(rule);

    [Fact]
    public void A_fault_that_began_after_an_order_should_have_been_final_is_no_excuse() =>
        Check([(At(12.5), At(13))], Place(1, 2, "pending"), Read(14, 14.1, "pending")).ShouldBe("an order was pending for too long");

    [Fact]
    public void A_list_contains_acknowledged_orders() => Check(Place(1, 2, "confirmed"), List(2.1, 2.2)).ShouldBe("an acknowledged order was missing in a list");

    [Fact]
    public void A_list_may_lack_an_order_that_is_being_placed() => Check(Place(1, 2, "confirmed"), List(1.9, 2.2)).ShouldBeNull();

    [Fact]
    public void A_confirmed_order_keeps_its_stock() => Check(Place(1, 2, "confirmed"), Stock(2.1, 2.2, 9)).ShouldBe("stock came back without a reason");

    [Fact]
    public void Stock_may_be_counted_before_a_concurrent_order_takes_it() => Check(Place(1, 2, "confirmed"), Stock(1.9, 2.2, 10)).ShouldBeNull();

    [Fact]
    public void A_request_without_a_response_may_hold_its_stock_or_not() => Check(Place(1, 2, null), Stock(20, 20.1, 10), Stock(21, 21.1, 8)).ShouldBeNull();

    [Fact]
    public void Stock_is_not_taken_twice_for_one_key() => Check(Place(1, 2, "confirmed"), Stock(2.1, 2.2, 6)).ShouldBe("stock was missing without an order");

    [Theory]
    [InlineData(true, 2.1, "stock was missing without an order")]
    [InlineData(false, 2.1, null)]
    [InlineData(false, 12.1, "stock was missing without an order")]
    public void A_declined_order_releases_its_stock_at_once_in_a_transaction_and_otherwise_within_10_s(bool isReleasedAtOnce, double readAt, string? rule) =>
        Check(new(isReleasedAtOnce), [], Place(1, 2, "declined"), Stock(readAt, readAt + 0.1, 8)).ShouldBe(rule);

    [Theory]
    [InlineData(true, "stock was missing without an order")]
    [InlineData(false, null)]
    public void A_failed_attempt_may_hold_stock_while_the_next_one_succeeds_unless_it_is_a_transaction(bool isReleasedAtOnce, string? rule) =>
        Check(new(isReleasedAtOnce), [], Place(1, 2, null), Place(3, 4, "confirmed"), Stock(4.1, 4.2, 6)).ShouldBe(rule);

    [Fact]
    public void A_report_counts_confirmed_orders() => Check(Place(1, 2, "confirmed"), Report(2.1, 2.2, 5)).ShouldBe("a confirmed order was missing in the report");

    [Fact]
    public void A_report_counts_an_order_once() => Check(Place(1, 2, "confirmed"), Report(2.1, 2.2, 7)).ShouldBe("the report counted too many orders");

    [Fact]
    public void A_report_does_not_count_declined_orders() => Check(Place(1, 2, "declined"), Report(2.1, 2.2, 6)).ShouldBe("the report counted too many orders");

    /// <summary>Returns the rule that the history violates; null if it is consistent.</summary>
    static string? Check(params Operation[] operations) => Check([], operations);

    static string? Check((TimeSpan, TimeSpan)[] faults, params Operation[] operations) => Check(new(IsStockReleasedAtOnce: false), faults, operations);

    static string? Check(ConsistencyModel model, (TimeSpan, TimeSpan)[] faults, params Operation[] operations)
    {
        var violations = HistoryChecker.FindViolations(new([.. FirstReads, .. operations], faults), model);
        violations.ShouldAllBe(violation => violation.Kind == ViolationKind.Inconsistent);
        return violations is [] ? null : violations.ShouldHaveSingleItem().Description.Split(", ")[1];
    }

    static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    static PlaceOperation Place(double start, double end, string? status, Guid? order = null) => new(Customer, At(start), At(end),
        new(Customer, PlaceOrderRequest.ApprovedCard, new PlaceOrderRequest.Line(Product, 2)) { Key = "key" }, status is null ? null : new(order ?? Order, status));

    static OrderRead Read(double start, double end, string? status) => new("reader", At(start), At(end), Order, status);

    static OrderListRead List(double start, double end, params (Guid Id, string Status)[] orders) => new("reader", At(start), At(end), Customer, [.. orders.Select(order => new SeenOrder(order.Id, order.Status))], orders.Length);

    static StockRead Stock(double start, double end, long available) => new("reader", At(start), At(end), Product, available);

    static ReportRead Report(double start, double end, long orders) => new("reader", At(start), At(end), orders);
}
