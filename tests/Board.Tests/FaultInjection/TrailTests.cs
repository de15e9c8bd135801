using Evolution.Board.FaultInjection.Orders;
using Evolution.Lab.Tracing;

namespace Evolution.Board.Tests.FaultInjection;

/// <summary>The trail of an order and its layout.</summary>
public sealed class TrailTests
{
    static readonly Guid Id = Guid.Parse("01980000-0000-7000-8000-000000000001");
    static readonly DateTimeOffset SentAt = new(2026, 5, 4, 9, 30, 0, TimeSpan.Zero);

    static readonly TrackedOrder Order = new(new(3, "phase3-", "messages", new Dictionary<string, string>()), SentAt)
    {
        Id = Id,
        Status = "confirmed",
        InitialStatus = "pending",
        ResponseStatusCode = 202,
        RespondedAt = GetTime(9),
        CompletedAt = GetTime(80),
        Trail = new(Id, [CreateLine(5, "phase3-orders", $"Order {Id} placed: Pending"), CreateLine(30, "phase3-inventory", $"OrderPlaced of order {Id} handled"), CreateLine(31, "phase3-inventory", $"orders failed for {Id}: unreachable")], 3, []),
        StoredSteps = [new(GetTime(4), "orders", "orders: confirmed"), new(GetTime(28), "inventory", "reservations: reserved")],
    };

    [Fact]
    public void Steps_from_the_customer_logs_and_stores_are_ordered_by_time()
    {
        var steps = TrailBuilder.Of(Order, service => $"{service}-postgres");

        steps.ShouldBe(
        [
            new(0, "customer", "sends the order"),
            new(4, "orders-postgres", "orders: confirmed"),
            new(5, "orders", "Order … placed: Pending"),
            new(9, "customer", "receives 202: pending"),
            new(28, "inventory-postgres", "reservations: reserved"),
            new(30, "rabbitmq", "OrderPlaced was delivered to inventory"),
            new(30, "inventory", "OrderPlaced of order … handled"),
            new(31, "inventory", "orders failed for …: unreachable"),
            new(80, "customer", "sees that it is confirmed"),
        ]);
    }

    [Fact]
    public void Lanes_are_ordered_by_their_first_step_with_stores_last() =>
        CreateLayout().Lanes.Select(lane => lane.Name).ShouldBe(["customer", "orders", "inventory", "rabbitmq", "inventory-postgres", "orders-postgres"]);

    [Fact]
    public void Steps_are_numbered_and_placed_from_left_to_right_by_time()
    {
        var points = CreateLayout().Points;

        points.Select(point => point.Number).ShouldBe(Enumerable.Range(1, 9));
        points[0].X.ShouldBe(TrailLayout.Left);
        points[^1].X.ShouldBe(TrailLayout.Right);
        points[4].X.ShouldBe(TrailLayout.Left + (28 / 80.0 * (TrailLayout.Right - TrailLayout.Left)), 0.1);
    }

    [Fact]
    public void Steps_of_a_lane_do_not_overlap()
    {
        foreach (var lane in CreateLayout().Points.GroupBy(point => point.Y))
        {
            var positions = lane.Select(point => point.X).Order().ToArray();
            positions.Zip(positions.Skip(1), (previous, next) => next - previous).ShouldAllBe(distance => distance >= 2 * TrailLayout.Radius);
        }
    }

    [Fact]
    public void Every_point_is_inside_the_drawing()
    {
        var layout = CreateLayout();

        layout.Points.ShouldAllBe(point => point.X >= TrailLayout.Left && point.X <= TrailLayout.Right && point.Y < layout.Bottom);
    }

    [Fact]
    public void A_trail_with_a_single_step_has_a_layout() => TrailLayout.Of([new(0, "customer", "sends the order")]).Points.ShouldHaveSingleItem().X.ShouldBe(TrailLayout.Left);

    static TrailLayout CreateLayout() => TrailLayout.Of(TrailBuilder.Of(Order, service => $"{service}-postgres"));

    static LogEntry CreateLine(double milliseconds, string service, string message) => new(GetTime(milliseconds), service, "Information", message, null, null);

    static DateTimeOffset GetTime(double milliseconds) => SentAt.AddMilliseconds(milliseconds);
}
