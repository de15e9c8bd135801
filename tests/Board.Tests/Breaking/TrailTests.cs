using Evolution.Board.Breaking.Orders;
using Evolution.Lab.Tracing;
using PlacedOrder = Evolution.Board.Breaking.Orders.PlacedOrder;

namespace Evolution.Board.Tests.Breaking;

/// <summary>An order's way, and its picture.</summary>
public sealed class TrailTests
{
    static readonly Guid Id = Guid.Parse("01980000-0000-7000-8000-000000000001");
    static readonly DateTimeOffset Begin = new(2026, 5, 4, 9, 30, 0, TimeSpan.Zero);

    static readonly PlacedOrder Order = new(new(3, "phase3-", "messages", new Dictionary<string, string>()), Begin)
    {
        Id = Id,
        Status = "confirmed",
        AnsweredStatus = "pending",
        Answer = 202,
        AnsweredAt = At(9),
        EndedAt = At(80),
        Trail = new(Id, [Line(5, "phase3-orders", $"Order {Id} placed: Pending"), Line(30, "phase3-inventory", $"OrderPlaced of order {Id} handled"), Line(31, "phase3-inventory", $"orders failed for {Id}: unreachable")], 3, []),
        Stored = [new(At(4), "orders", "orders: confirmed"), new(At(28), "inventory", "reservations: reserved")],
    };

    [Fact]
    public void It_is_put_together_from_what_the_customer_the_logs_and_the_stores_say_in_the_order_of_time()
    {
        var steps = TrailSteps.Of(Order, service => $"{service}-postgres");

        steps.ShouldBe(
        [
            new(0, "customer", "sends the order"),
            new(4, "orders-postgres", "orders: confirmed"),
            new(5, "orders", "Order … placed: Pending"),
            new(9, "customer", "is answered 202: pending"),
            new(28, "inventory-postgres", "reservations: reserved"),
            new(30, "rabbitmq", "OrderPlaced was carried to inventory"),
            new(30, "inventory", "OrderPlaced of order … handled"),
            new(31, "inventory", "orders failed for …: unreachable"),
            new(80, "customer", "sees that it is confirmed"),
        ]);
    }

    [Fact]
    public void Lanes_are_in_the_order_in_which_an_order_meets_them_and_stores_come_last() =>
        Layout().Lanes.Select(lane => lane.Name).ShouldBe(["customer", "orders", "inventory", "rabbitmq", "inventory-postgres", "orders-postgres"]);

    [Fact]
    public void Steps_are_numbered_and_go_from_left_to_right_as_time_does()
    {
        var points = Layout().Points;

        points.Select(point => point.Number).ShouldBe(Enumerable.Range(1, 9));
        points[0].X.ShouldBe(TrailLayout.Left);
        points[^1].X.ShouldBe(TrailLayout.Right);
        points[4].X.ShouldBe(TrailLayout.Left + (28 / 80.0 * (TrailLayout.Right - TrailLayout.Left)), 0.1);
    }

    [Fact]
    public void No_step_covers_another_of_its_lane()
    {
        foreach (var lane in Layout().Points.GroupBy(point => point.Y))
        {
            var places = lane.Select(point => point.X).Order().ToArray();
            places.Zip(places.Skip(1), (one, next) => next - one).ShouldAllBe(distance => distance >= 2 * TrailLayout.Radius);
        }
    }

    [Fact]
    public void Every_point_is_in_the_picture()
    {
        var layout = Layout();

        layout.Points.ShouldAllBe(point => point.X >= TrailLayout.Left && point.X <= TrailLayout.Right && point.Y < layout.Bottom);
    }

    [Fact]
    public void An_order_of_one_moment_has_a_picture_too() => TrailLayout.Of([new(0, "customer", "sends the order")]).Points.ShouldHaveSingleItem().X.ShouldBe(TrailLayout.Left);

    static TrailLayout Layout() => TrailLayout.Of(TrailSteps.Of(Order, service => $"{service}-postgres"));

    static LogEntry Line(double milliseconds, string service, string message) => new(At(milliseconds), service, "Information", message, null, null);

    static DateTimeOffset At(double milliseconds) => Begin.AddMilliseconds(milliseconds);
}
