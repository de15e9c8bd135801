using System.Text.Json;
using Evolution.Testing;

namespace Evolution.Board.EndToEnd.Tests.Dashboard;

/// <summary>The traces of phases 0 and 3 as the dashboard receives them.</summary>
public sealed class TraceTests(BoardHost board)
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("phase0-", "trace-0", "gateway: POST /orders/{**rest}", "orders: place order", "inventory: GET /products/by-ids", "payments: authorize card", "orders: SELECT inventory.stock UPDATE inventory.stock INSERT orders.orders INSERT orders.order_lines INSERT payments.charges")]
    [InlineData("phase3-", "trace-3", "gateway: POST /orders/{**rest}", "orders: place order", "orders: INSERT orders.orders INSERT orders.order_lines INSERT orders.outbox", "orders: relay OrderPlaced", "inventory: reserve stock", "inventory: UPDATE inventory.stock", "payments: charge card", "payments: INSERT payments.charges", "orders: confirm order")]
    public async Task An_order_produces_one_trace_from_the_Gateway_to_the_confirmation(string prefix, string screenshot, params string[] expected)
    {
        await board.RestoreAsync();

        var order = await PlaceOrderAsync(prefix);

        // Each service exports its spans once a second.
        var trace = await Wait.ForValueAsync($"the order's trace contains {string.Join(", ", expected)}", () => GetTraceAsync(order),
            spans => !expected.Except(spans.Select(span => $"{span.Resource[prefix.Length..]}: {span.Name}")).Any(), Timeout);

        trace.ShouldContain(span => span.Attributes.GetValueOrDefault("order.outcome") == "confirmed");
        trace.Count(span => span.Parent is "").ShouldBe(1);
        trace.ShouldAllBe(span => $"phase{span.Attributes["evolution.phase"]}-" == prefix);
        trace.ShouldAllBe(span => !span.HasFailed);

        await board.RunOnDashboardAsync(async session =>
        {
            await session.NavigateAsync($"/traces/detail/{trace[0].Trace}");
            await session.WaitForTextAsync("place order");
            await session.TakeScreenshotAsync(screenshot);
        });
    }

    [Fact]
    public async Task Polling_does_not_start_traces()
    {
        await board.RestoreAsync();
        foreach (var prefix in (string[])["phase0-", "phase3-"]) await PlaceOrderAsync(prefix);
        using var telemetry = await DashboardTelemetry.ConnectAsync(board.DashboardLink);

        var rootSpans = (await Wait.ForValueAsync("the orders are traced", telemetry.GetSpansAsync, spans => spans.Count(span => span.Name is "place order") >= 2, Timeout)).Where(span => span.Parent is "").ToArray();

        // The root spans include requests and messages of other tests.
        rootSpans.ShouldNotBeEmpty();
        rootSpans.ShouldAllBe(root => root.Name.StartsWith("GET /", StringComparison.Ordinal) || root.Name.StartsWith("POST /", StringComparison.Ordinal) || root.Name.EndsWith(" receive", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Killing_Inventory_causes_an_error_in_the_trace_of_an_order_in_phase_0_only()
    {
        await board.RestoreAsync();
        using var telemetry = await DashboardTelemetry.ConnectAsync(board.DashboardLink);
        foreach (var prefix in (string[])["phase0-", "phase3-"]) await board.KillAsync($"{prefix}inventory");

        await TryPlaceOrderAsync("phase0-");
        var acceptedOrder = await PlaceOrderAsync("phase3-");

        await Wait.ForValueAsync("the failure is traced, in Orders and at the Gateway", telemetry.GetSpansAsync,
            spans => spans.Any(span => span.Resource is "phase0-orders" && span.Events.Contains("dependency.failed")) && spans.Any(span => span.Resource is "phase0-gateway" && span.HasFailed), Timeout);
        (await GetTraceAsync(acceptedOrder)).ShouldAllBe(span => !span.HasFailed);
        await board.RestoreAsync();
    }

    async Task<IReadOnlyList<DashboardSpan>> GetTraceAsync(Guid order)
    {
        using var telemetry = await DashboardTelemetry.ConnectAsync(board.DashboardLink);
        var spans = await telemetry.GetSpansAsync();
        var trace = spans.FirstOrDefault(span => span.Attributes.GetValueOrDefault("order.id") == order.ToString())?.Trace;
        return [.. spans.Where(span => span.Trace == trace)];
    }

    /// <summary>Places an order through the Gateway.</summary>
    async Task<Guid> PlaceOrderAsync(string prefix)
    {
        using var response = await TryPlaceOrderAsync(prefix);
        using var order = JsonDocument.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
        return order.RootElement.GetProperty("id").GetGuid();
    }

    async Task<HttpResponseMessage> TryPlaceOrderAsync(string prefix)
    {
        var gateway = (await board.Control.GetResourcesAsync()).Single(resource => resource.Name == $"{prefix}gateway").Address;
        using var http = new HttpClient { BaseAddress = gateway };
        return await http.PostAsync("orders", new StringContent("""{"customerId":"test","card":"tok_approved","lines":[{"productId":1,"quantity":1}]}""", System.Text.Encoding.UTF8, "application/json"));
    }
}
