using System.Text.Json;
using Evolution.Lab.Tracing;

namespace Evolution.Lab.Tests.Tracing;

public class TrailTests
{
    static readonly string[] Services = ["gateway", "inventory", "orders", "payments"];

    [Fact]
    public void A_trail_contains_the_lines_of_all_logs_ordered_by_time()
    {
        var trail = CreateTrail(("orders", SampleLogLines.Confirmed), ("payments", SampleLogLines.Charged), ("orders", SampleLogLines.Placed), ("inventory", SampleLogLines.Reserved));

        trail.Lines.Select(line => line.Service).ShouldBe(["orders", "inventory", "payments", "orders"]);
        trail.Logs.ShouldBe(new Dictionary<string, int> { ["orders"] = 2, ["inventory"] = 1, ["payments"] = 1 }, ignoreOrder: true);
        trail.Searched.ShouldBe(4);
    }

    [Fact]
    public void Lines_of_the_same_trace_belong_to_the_trail()
    {
        var trail = CreateTrail(("orders", SampleLogLines.Placed), ("payments", SampleLogLines.CreateFailure("07.150", "database failed", SampleLogLines.Trace)), ("payments", SampleLogLines.CreateFailure("07.160", "another trace", "another")));

        trail.Lines.Select(line => line.Message).ShouldBe([$"Order {SampleLogLines.Order} placed: Pending", "database failed (Npgsql.NpgsqlException: connection lost)"]);
        trail.Lines[1].Level.ShouldBe("Warning");
    }

    [Fact]
    public void Lines_of_another_order_in_the_same_trace_are_excluded()
    {
        var trail = CreateTrail(("orders", SampleLogLines.Placed), ("orders", SampleLogLines.CreateForOrder(SampleLogLines.OtherOrder, "07.120", "Evolution.Orders", $"Order {SampleLogLines.OtherOrder} placed: Pending")));
        trail.Lines.ShouldHaveSingleItem().OrderId.ShouldBe(SampleLogLines.Order);
    }

    [Fact]
    public void A_line_whose_text_contains_the_order_id_belongs_to_the_trail() =>
        CreateTrail(("gateway", SampleLogLines.CreateFailure("07.000", $"GET /orders/{SampleLogLines.Order} failed", "another"))).Lines.ShouldHaveSingleItem();

    [Theory]
    [InlineData("")]
    [InlineData("2026-11-23T17:33:07.000Z Unhandled exception.")]
    [InlineData("2026-11-23T17:33:07.000Z {\"Timestamp\":\"2026-11-23T17:33")]
    [InlineData("{}")]
    [InlineData("{\"Timestamp\":5}")]
    public void A_line_that_is_not_JSON_with_a_timestamp_is_ignored(string line) => LogEntry.Read("orders", line).ShouldBeNull();

    [Fact]
    public void A_trail_is_complete_if_it_contains_every_processing_step()
    {
        var complete = CreateTrail(("orders", SampleLogLines.Placed), ("inventory", SampleLogLines.Reserved), ("payments", SampleLogLines.Charged), ("orders", SampleLogLines.Confirmed));
        ProcessingStep.FindMissing(complete, "messages").ShouldBeEmpty();
        ProcessingStep.FindMissing(complete, "messages", "phase3-").Count.ShouldBe(4);
        ProcessingStep.FindMissing(complete, "compensation").ShouldBe([new ProcessingStep("orders", "placed: Confirmed")]);

        var incomplete = CreateTrail(("orders", SampleLogLines.Placed), ("inventory", SampleLogLines.Charged), ("orders", SampleLogLines.Confirmed));
        ProcessingStep.FindMissing(incomplete, "messages").ShouldBe([new ProcessingStep("inventory", "OrderPlaced"), new ProcessingStep("payments", "StockReserved")]);
    }

    [Fact]
    public void The_text_output_has_columns()
    {
        var trail = CreateTrail(("orders", SampleLogLines.Placed), ("inventory", SampleLogLines.Reserved), ("orders", SampleLogLines.Confirmed));

        TrailText.FormatLines(trail).ShouldBe(
        [
            $"17:33:07.100    +0.0 ms  orders     Information  Order {SampleLogLines.Order} placed: Pending",
            $"17:33:07.250  +150.0 ms  inventory  Information  OrderPlaced of order {SampleLogLines.Order} handled",
            $"17:33:07.400  +300.9 ms  orders     Information  PaymentCharged of order {SampleLogLines.Order} handled",
            "3 lines from 2 logs of 4; 3 lines were searched.",
        ]);
    }

    [Fact]
    public void The_trail_can_be_written_as_JSON()
    {
        using var json = JsonDocument.Parse(TrailText.ToJson([CreateTrail(("orders", SampleLogLines.Placed), ("inventory", SampleLogLines.Reserved))]));

        var line = json.RootElement[0].GetProperty("lines")[1];
        line.GetProperty("service").GetString().ShouldBe("inventory");
        line.GetProperty("sinceFirstMs").GetDouble().ShouldBe(150);
        line.GetProperty("traceId").GetString().ShouldBe(SampleLogLines.Trace);
        line.GetProperty("time").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2026, 11, 23, 17, 33, 7, 250, TimeSpan.Zero));
        json.RootElement[0].GetProperty("order").GetGuid().ShouldBe(SampleLogLines.Order);
    }

    static Trail CreateTrail(params (string Service, string Line)[] lines) => Trail.Of(SampleLogLines.Order, [.. lines.Select(line => LogEntry.Read(line.Service, line.Line)!)], Services);
}
