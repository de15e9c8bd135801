using System.Text.Json;
using Evolution.Testing;

namespace Evolution.Board.EndToEnd.Tests.Dashboard;

/// <summary>What somebody who looks at traces sees of phases 0 and 3, as the dashboard has received it.</summary>
public sealed class TraceTests(BoardHost board)
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("phase0-", "trace-0", "gateway: POST /orders/{**rest}", "orders: place order", "inventory: GET /products/by-ids", "payments: authorize card", "orders: SELECT inventory.stock UPDATE inventory.stock INSERT orders.orders INSERT orders.order_lines INSERT payments.charges")]
    [InlineData("phase3-", "trace-3", "gateway: POST /orders/{**rest}", "orders: place order", "orders: INSERT orders.orders INSERT orders.order_lines INSERT orders.outbox", "orders: relay OrderPlaced", "inventory: reserve stock", "inventory: UPDATE inventory.stock", "payments: charge card", "payments: INSERT payments.charges", "orders: confirm order")]
    public async Task An_order_is_one_trace_from_the_Gateway_to_its_confirmation(string prefix, string picture, params string[] expected)
    {
        await board.MakeWholeAsync();

        var order = await PlaceAsync(prefix);

        // Each service exports its own spans once a second.
        var trace = await Eventually.BecomesAsync($"its trace holds {string.Join(", ", expected)}", () => TraceOfAsync(order),
            spans => !expected.Except(spans.Select(span => $"{span.Resource[prefix.Length..]}: {span.Name}")).Any(), Limit);

        trace.ShouldContain(span => span.Attributes.GetValueOrDefault("order.outcome") == "confirmed");
        trace.Count(span => span.Parent is "").ShouldBe(1);
        trace.ShouldAllBe(span => $"phase{span.Attributes["evolution.phase"]}-" == prefix);
        trace.ShouldAllBe(span => !span.Failed);

        await board.VisitDashboardAsync(async visit =>
        {
            await visit.GoAsync($"/traces/detail/{trace[0].Trace}");
            await visit.SeesAsync("place order");
            await visit.PictureAsync(picture);
        });
    }

    [Fact]
    public async Task No_trace_begins_with_a_look_whether_there_is_something_to_do()
    {
        await board.MakeWholeAsync();
        foreach (var prefix in (string[])["phase0-", "phase3-"]) await PlaceAsync(prefix);
        using var telemetry = await DashboardTelemetry.ConnectAsync(board.Dashboard);

        var roots = (await Eventually.BecomesAsync("the orders are traced", telemetry.SpansAsync, spans => spans.Count(span => span.Name is "place order") >= 2, Limit)).Where(span => span.Parent is "").ToArray();

        // Requests of other tests are among them, and messages that they have sent by themselves.
        roots.ShouldNotBeEmpty();
        roots.ShouldAllBe(root => root.Name.StartsWith("GET /", StringComparison.Ordinal) || root.Name.StartsWith("POST /", StringComparison.Ordinal) || root.Name.EndsWith(" receive", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_killed_Inventory_fails_the_order_of_phase_0_in_its_trace_and_not_that_of_phase_3()
    {
        await board.MakeWholeAsync();
        using var telemetry = await DashboardTelemetry.ConnectAsync(board.Dashboard);
        foreach (var prefix in (string[])["phase0-", "phase3-"]) await board.KillAsync($"{prefix}inventory");

        await TryToPlaceAsync("phase0-");
        var accepted = await PlaceAsync("phase3-");

        await Eventually.BecomesAsync("the failure is traced, in Orders and at the Gateway", telemetry.SpansAsync,
            spans => spans.Any(span => span.Resource is "phase0-orders" && span.Events.Contains("dependency.failed")) && spans.Any(span => span.Resource is "phase0-gateway" && span.Failed), Limit);
        (await TraceOfAsync(accepted)).ShouldAllBe(span => !span.Failed);
        await board.MakeWholeAsync();
    }

    async Task<IReadOnlyList<DashboardSpan>> TraceOfAsync(Guid order)
    {
        using var telemetry = await DashboardTelemetry.ConnectAsync(board.Dashboard);
        var spans = await telemetry.SpansAsync();
        var trace = spans.FirstOrDefault(span => span.Attributes.GetValueOrDefault("order.id") == order.ToString())?.Trace;
        return [.. spans.Where(span => span.Trace == trace)];
    }

    /// <summary>Places an order through the Gateway.</summary>
    async Task<Guid> PlaceAsync(string prefix)
    {
        using var answer = await TryToPlaceAsync(prefix);
        using var order = JsonDocument.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
        return order.RootElement.GetProperty("id").GetGuid();
    }

    async Task<HttpResponseMessage> TryToPlaceAsync(string prefix)
    {
        var gateway = (await board.Control.ResourcesAsync()).Single(resource => resource.Name == $"{prefix}gateway").Address;
        using var http = new HttpClient { BaseAddress = gateway };
        return await http.PostAsync("orders", new StringContent("""{"customerId":"test","card":"tok_approved","lines":[{"productId":1,"quantity":1}]}""", System.Text.Encoding.UTF8, "application/json"));
    }
}
