using System.Text.Json;
using Evolution.Lab.Tracing;

namespace Evolution.Lab.Tests.Tracing;

public class TrailTests
{
    static readonly string[] Services = ["gateway", "inventory", "orders", "payments"];

    [Fact]
    public void A_trail_goes_through_all_logs_in_the_order_of_time()
    {
        var trail = Of(("orders", SampleLogLines.Confirmed), ("payments", SampleLogLines.Charged), ("orders", SampleLogLines.Placed), ("inventory", SampleLogLines.Reserved));

        trail.Lines.Select(line => line.Service).ShouldBe(["orders", "inventory", "payments", "orders"]);
        trail.Logs.ShouldBe(new Dictionary<string, int> { ["orders"] = 2, ["inventory"] = 1, ["payments"] = 1 }, ignoreOrder: true);
        trail.Searched.ShouldBe(4);
    }

    [Fact]
    public void Lines_of_the_same_trace_belong_to_it_though_they_do_not_name_the_order()
    {
        var trail = Of(("orders", SampleLogLines.Placed), ("payments", SampleLogLines.Failure("07.150", "database failed", SampleLogLines.Trace)), ("payments", SampleLogLines.Failure("07.160", "not ours", "another")));

        trail.Lines.Select(line => line.Message).ShouldBe([$"Order {SampleLogLines.Order} placed: Pending", "database failed (Npgsql.NpgsqlException: gone)"]);
        trail.Lines[1].Level.ShouldBe("Warning");
    }

    [Fact]
    public void Another_order_is_none_of_it_even_in_the_same_trace()
    {
        var trail = Of(("orders", SampleLogLines.Placed), ("orders", SampleLogLines.About(SampleLogLines.Other, "07.120", "Evolution.Orders", $"Order {SampleLogLines.Other} placed: Pending")));
        trail.Lines.ShouldHaveSingleItem().OrderId.ShouldBe(SampleLogLines.Order);
    }

    [Fact]
    public void A_line_that_names_the_order_in_words_belongs_to_it() =>
        Of(("gateway", SampleLogLines.Failure("07.000", $"GET /orders/{SampleLogLines.Order} failed", "another"))).Lines.ShouldHaveSingleItem();

    [Theory]
    [InlineData("")]
    [InlineData("2026-11-23T17:33:07.000Z Unhandled exception.")]
    [InlineData("2026-11-23T17:33:07.000Z {\"Timestamp\":\"2026-11-23T17:33")]
    [InlineData("{}")]
    [InlineData("{\"Timestamp\":5}")]
    public void What_is_no_line_of_JSON_with_a_time_is_passed_over(string line) => LogEntry.Read("orders", line).ShouldBeNull();

    [Fact]
    public void A_trail_is_whole_when_every_step_of_the_way_is_in_it()
    {
        var whole = Of(("orders", SampleLogLines.Placed), ("inventory", SampleLogLines.Reserved), ("payments", SampleLogLines.Charged), ("orders", SampleLogLines.Confirmed));
        Hop.MissingFrom(whole, "messages").ShouldBeEmpty();
        Hop.MissingFrom(whole, "messages", "phase3-").Count.ShouldBe(4);
        Hop.MissingFrom(whole, "compensation").ShouldBe([new Hop("orders", "placed: Confirmed")]);

        var broken = Of(("orders", SampleLogLines.Placed), ("inventory", SampleLogLines.Charged), ("orders", SampleLogLines.Confirmed));
        Hop.MissingFrom(broken, "messages").ShouldBe([new Hop("inventory", "OrderPlaced"), new Hop("payments", "StockReserved")]);
    }

    [Fact]
    public void For_people_it_stands_in_columns()
    {
        var trail = Of(("orders", SampleLogLines.Placed), ("inventory", SampleLogLines.Reserved), ("orders", SampleLogLines.Confirmed));

        TrailText.Lines(trail).ShouldBe(
        [
            $"17:33:07.100    +0.0 ms  orders     Information  Order {SampleLogLines.Order} placed: Pending",
            $"17:33:07.250  +150.0 ms  inventory  Information  OrderPlaced of order {SampleLogLines.Order} handled",
            $"17:33:07.400  +300.9 ms  orders     Information  PaymentCharged of order {SampleLogLines.Order} handled",
            "3 lines from 2 logs of 4; 3 were looked through.",
        ]);
    }

    [Fact]
    public void For_programs_it_is_JSON()
    {
        using var json = JsonDocument.Parse(TrailText.ToJson([Of(("orders", SampleLogLines.Placed), ("inventory", SampleLogLines.Reserved))]));

        var line = json.RootElement[0].GetProperty("lines")[1];
        line.GetProperty("service").GetString().ShouldBe("inventory");
        line.GetProperty("sinceFirstMs").GetDouble().ShouldBe(150);
        line.GetProperty("traceId").GetString().ShouldBe(SampleLogLines.Trace);
        line.GetProperty("time").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2026, 11, 23, 17, 33, 7, 250, TimeSpan.Zero));
        json.RootElement[0].GetProperty("order").GetGuid().ShouldBe(SampleLogLines.Order);
    }

    static Trail Of(params (string Service, string Line)[] lines) => Trail.Of(SampleLogLines.Order, [.. lines.Select(line => LogEntry.Read(line.Service, line.Line)!)], Services);
}
