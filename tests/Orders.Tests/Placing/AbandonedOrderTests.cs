using System.Net;
using System.Net.Http.Json;
using Evolution.Contracts;
using Evolution.Contracts.Inventory;
using Evolution.Contracts.Orders;
using Evolution.Contracts.Payments;
using Evolution.ServiceDefaults;

namespace Evolution.Orders.Tests.Placing;

/// <summary>Phase 2: orders whose process crashed are undone by another process.</summary>
public sealed class AbandonedOrderTests(AllServers servers)
{
    static readonly (string, string)[] ShortTimeouts = [("Orders:AbandonedAfter", "00:00:02"), ("Orders:PollInterval", "00:00:00.100"), ("Remote:BreakDuration", "00:00:00.500")];
    static readonly PlaceOrder Request = new("anna", TestCards.Approved, [new(1, 3)]);

    readonly Guid order = Guid.CreateVersion7();

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task An_order_whose_process_crashed_after_a_step_is_undone(bool reserved, bool charged)
    {
        await using var shop = await Shop.StartNewAsync(servers, OrderPlacement.Compensation, ShortTimeouts);
        if (reserved) (await shop.Inventory.PutAsJsonAsync($"/reservations/{order}", new Reserve(Request.Lines), ContractsJson.Default.Reserve)).EnsureSuccessStatusCode();
        if (charged) (await shop.Payments.PutAsJsonAsync($"/charges/{order}", new Payment("anna", TestCards.Approved, new(300, "EUR")), ContractsJson.Default.Payment)).EnsureSuccessStatusCode();
        await InsertAbandonedOrderAsync(shop, "pending");

        (await shop.WaitForFinalStateAsync(order)).Status.ShouldBe(OrderStatus.Failed);
        (await shop.GetAvailableAsync(1)).ShouldBe(1_000_000);
        (await shop.GetChargedAmountAsync(order)).ShouldBeNull();
        (await shop.ExecuteScalarAsync<int>("SELECT count(*) FROM orders.idempotency_keys")).ShouldBe(0, "the key is released");
    }

    [Fact]
    public async Task An_undone_order_stays_undone_when_late_steps_arrive()
    {
        await using var shop = await Shop.StartNewAsync(servers, OrderPlacement.Compensation, ShortTimeouts);
        await InsertAbandonedOrderAsync(shop, "pending");
        await shop.WaitForFinalStateAsync(order);
        (await shop.Inventory.PutAsJsonAsync($"/reservations/{order}", new Reserve(Request.Lines), ContractsJson.Default.Reserve)).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await shop.Payments.PutAsJsonAsync($"/charges/{order}", new Payment("anna", TestCards.Approved, new(300, "EUR")), ContractsJson.Default.Payment)).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await shop.GetAvailableAsync(1)).ShouldBe(1_000_000);
    }

    [Fact]
    public async Task A_declined_order_whose_process_crashed_during_the_undo_ends_as_declined_and_keeps_its_key()
    {
        await using var shop = await Shop.StartNewAsync(servers, OrderPlacement.Compensation, ShortTimeouts);
        await InsertAbandonedOrderAsync(shop, "undoing", outcome: "declined", reason: "No.");
        var closedOrder = await shop.WaitForFinalStateAsync(order);
        (closedOrder.Status, closedOrder.Reason).ShouldBe((OrderStatus.Declined, "No."));
        (await shop.ExecuteScalarAsync<int>("SELECT count(*) FROM orders.idempotency_keys")).ShouldBe(1);
    }

    [Theory]
    [InlineData("confirmed", TestCards.Approved, HttpStatusCode.InternalServerError, OrderStatus.Failed)]
    [InlineData("undoing", TestCards.Stolen, HttpStatusCode.ServiceUnavailable, OrderStatus.Declined)]
    [InlineData("declined", TestCards.Stolen, HttpStatusCode.PaymentRequired, OrderStatus.Declined)]
    public async Task An_order_whose_status_could_not_be_written_is_undone_when_the_database_responds_again_without_waiting_for_its_deadline(string status, string card, HttpStatusCode response, OrderStatus expectedStatus)
    {
        await using var shop = await Shop.StartNewAsync(servers, OrderPlacement.Compensation, ("Orders:AbandonedAfter", "01:00:00"), ("Orders:PollInterval", "00:00:00.100"));
        await shop.ExecuteAsync($"ALTER TABLE orders.orders ADD CONSTRAINT outage CHECK (status <> '{status}')");
        (await shop.PostAsync(Request with { Card = card })).StatusCode.ShouldBe(response);
        await shop.ExecuteAsync("ALTER TABLE orders.orders DROP CONSTRAINT outage");

        await Wait.UntilAsync("the order is closed", async () => await shop.ExecuteScalarAsync<DateTime?>("SELECT deadline FROM orders.orders") is null);
        (await shop.ListAsync("anna")).Items.ShouldHaveSingleItem().Status.ShouldBe(expectedStatus);
        await Wait.UntilAsync("the stock is released", async () => await shop.GetAvailableAsync(1) is 1_000_000);
    }

    [Theory]
    [InlineData("declined", OrderStatus.Declined)]
    [InlineData("out-of-stock", OrderStatus.OutOfStock)]
    [InlineData("failed", OrderStatus.Pending)]
    public async Task While_an_order_is_undone_clients_see_what_they_were_told(string outcome, OrderStatus visibleStatus)
    {
        await using var shop = await Shop.StartNewAsync(servers, OrderPlacement.Compensation, [.. ShortTimeouts, ("PAYMENTS_URL", "http://127.0.0.1:1")]);
        await InsertAbandonedOrderAsync(shop, "undoing", outcome, reason: "No.");
        (await shop.ReadAsync(order)).Status.ShouldBe(visibleStatus);
        (await shop.ListAsync("anna")).Items.ShouldHaveSingleItem().Status.ShouldBe(visibleStatus);
    }

    [Fact]
    public async Task Undo_waits_for_a_service_that_is_down()
    {
        await using var shop = await Shop.StartNewAsync(servers, OrderPlacement.Compensation, ShortTimeouts);
        (await shop.Inventory.PutAsJsonAsync($"/reservations/{order}", new Reserve(Request.Lines), ContractsJson.Default.Reserve)).EnsureSuccessStatusCode();
        shop.InventoryProxy.Cut();
        await InsertAbandonedOrderAsync(shop, "pending");
        await Wait.UntilAsync("the order is being undone", async () => await shop.ExecuteScalarAsync<string>("SELECT status FROM orders.orders") is "undoing");
        (await shop.ReadAsync(order)).Status.ShouldBe(OrderStatus.Pending, "it has no final status yet");

        shop.InventoryProxy.Restore();
        (await shop.WaitForFinalStateAsync(order)).Status.ShouldBe(OrderStatus.Failed);
        (await shop.GetAvailableAsync(1)).ShouldBe(1_000_000);
    }

    [Fact]
    public async Task Undo_is_retried_while_a_service_rejects_it()
    {
        await using var payments = await Stub.StartAsync(Stub.Returns(404));
        await using var shop = await Shop.StartNewAsync(servers, OrderPlacement.Compensation, [.. ShortTimeouts, ("PAYMENTS_URL", payments.Address)]);
        await InsertAbandonedOrderAsync(shop, "pending");
        await Wait.UntilAsync("the refund is requested twice", () => payments.Requests.Count > 1);
        (await shop.ReadAsync(order)).Status.ShouldBe(OrderStatus.Pending);

        payments.Handler = Stub.Returns(200, $$"""{"orderId":"{{order}}","customerId":null,"amount":null,"status":"refunded","reason":null}""");
        (await shop.WaitForFinalStateAsync(order)).Status.ShouldBe(OrderStatus.Failed);
    }

    [Fact]
    public async Task A_delayed_process_does_not_confirm_an_abandoned_order()
    {
        var delayedCharge = new TaskCompletionSource<int>();
        await using var payments = await Stub.StartAsync(async context =>
        {
            var isRefund = context.Request.Path.Value!.EndsWith("/refund", StringComparison.Ordinal);
            var id = context.Request.Path.Value.Split('/')[2];
            await Stub.Returns(isRefund ? 200 : await delayedCharge.Task, $$"""{"orderId":"{{id}}","customerId":null,"amount":null,"status":"{{(isRefund ? "refunded" : "charged")}}","reason":null}""")(context);
        });
        await using var shop = await Shop.StartNewAsync(servers, OrderPlacement.Compensation, [("Orders:AbandonedAfter", "00:00:00.500"), ("Orders:PollInterval", "00:00:00.100"), ("Remote:Breaker", "None"), ("PAYMENTS_URL", payments.Address)]);

        var response = shop.PostAsync(Request, "key");
        await Wait.UntilAsync("the charge is requested", () => payments.Requests.Count > 0);
        await Wait.UntilAsync("the order has failed", async () => await shop.ExecuteScalarAsync<string>("SELECT status FROM orders.orders") is "failed");
        delayedCharge.SetResult(200);

        await (await response).ShouldNameFailedDependencyAsync("orders");
        (await shop.ExecuteScalarAsync<string>("SELECT status FROM orders.orders")).ShouldBe("failed");
        (await shop.GetAvailableAsync(1)).ShouldBe(1_000_000);
    }

    [Fact]
    public async Task A_process_whose_order_was_undone_in_the_meantime_reports_a_failure_and_not_a_refusal()
    {
        await using var payments = await Stub.StartAsync(context => Stub.Returns(context.Request.Path.Value!.EndsWith("/refund", StringComparison.Ordinal) ? 503 : 410)(context));
        await using var shop = await Shop.StartNewAsync(servers, OrderPlacement.Compensation, [.. ShortTimeouts, ("PAYMENTS_URL", payments.Address)]);
        await (await shop.PostAsync(Request)).ShouldNameFailedDependencyAsync("orders");
    }

    [Fact]
    public async Task All_orders_abandoned_in_an_outage_are_undone_in_one_run()
    {
        await using var shop = await Shop.StartNewAsync(servers, OrderPlacement.Compensation, ShortTimeouts);
        await shop.StopOrdersAsync();
        var orders = Enumerable.Range(0, 50).Select(_ => Guid.CreateVersion7()).ToArray();
        foreach (var id in orders) (await shop.Inventory.PutAsJsonAsync($"/reservations/{id}", new Reserve(Request.Lines), ContractsJson.Default.Reserve)).EnsureSuccessStatusCode();
        await shop.ExecuteAsync("INSERT INTO orders.orders (id, customer_id, status, placed_at, deadline) SELECT unnest(@orders), 'anna', 'pending', now(), now()", new { orders });

        // Without a breaker, so that no order remains for the next poll on a slow machine.
        await shop.StartOrdersAsync(("Orders:PollInterval", "01:00:00"), ("Remote:Breaker", "None"));

        await Wait.UntilAsync("all orders are undone", async () => await shop.ExecuteScalarAsync<int>("SELECT count(*) FROM orders.orders WHERE status = 'failed'") is 50);
        (await shop.GetAvailableAsync(1)).ShouldBe(1_000_000);
    }

    [Fact]
    public async Task More_orders_than_connections_can_be_undone_concurrently()
    {
        const int OrderCount = 60;
        var (refundCount, allRequested) = (0, new TaskCompletionSource());
        await using var payments = await Stub.StartAsync(async context =>
        {
            var isRefund = context.Request.Path.Value!.EndsWith("/refund", StringComparison.Ordinal);
            if (isRefund && Interlocked.Increment(ref refundCount) is OrderCount) allRequested.SetResult();
            if (isRefund) await allRequested.Task;
            await Stub.Returns(isRefund ? 200 : 402, $$"""{"orderId":"{{context.Request.Path.Value.Split('/')[2]}}","customerId":null,"amount":null,"status":"refunded","reason":null}""")(context);
        });
        await using var shop = await Shop.StartNewAsync(servers, OrderPlacement.Compensation, ("Orders:AbandonedAfter", "01:00:00"), ("Remote:Breaker", "None"), ("PAYMENTS_URL", payments.Address));

        var responses = Task.WhenAll(Enumerable.Range(0, OrderCount).Select(_ => shop.PostAsync(Request)));
        await allRequested.Task.WithTimeoutAsync($"{OrderCount} orders are being undone at the same time");

        (await responses).ShouldAllBe(response => response.StatusCode == HttpStatusCode.PaymentRequired);
        (await shop.GetAvailableAsync(1)).ShouldBe(1_000_000);
    }

    [Fact]
    public async Task A_failed_undo_is_retried_once_the_dependency_recovers()
    {
        await using var shop = await Shop.StartNewAsync(servers, OrderPlacement.Compensation, [.. ShortTimeouts, ("Orders:AbandonedAfter", "01:00:00"), ("Orders:RetryDelay", "00:00:00.200")]);
        shop.PaymentsProxy.Cut();
        await (await shop.PostAsync(Request)).ShouldNameFailedDependencyAsync("payments");
        var orderId = await shop.ExecuteScalarAsync<Guid>("SELECT id FROM orders.orders WHERE status = 'undoing'");

        shop.PaymentsProxy.Restore();

        (await shop.WaitForFinalStateAsync(orderId)).Status.ShouldBe(OrderStatus.Failed);
        (await shop.GetAvailableAsync(1)).ShouldBe(1_000_000);
    }

    [Fact]
    public async Task Each_order_is_undone_by_exactly_one_of_two_replicas()
    {
        await using var payments = await Stub.StartAsync(context => Stub.Returns(200, $$"""{"orderId":"{{context.Request.Path.Value!.Split('/')[2]}}","customerId":null,"amount":null,"status":"refunded","reason":null}""")(context));
        await using var shop = await Shop.CreateAsync(servers, OrderPlacement.Compensation);
        (string, string)[] settings = [("Orders:PollInterval", "00:00:00.050"), ("Orders:AbandonedAfter", "00:01:00"), ("Remote:Breaker", "None"), ("PAYMENTS_URL", payments.Address)];
        await shop.StartWithOrdersAsProcessAsync(settings);
        await shop.StartOrdersAsync(settings);
        var orders = Enumerable.Range(0, 120).Select(_ => Guid.CreateVersion7()).ToArray();

        foreach (var chunk in orders.Chunk(15))
            await shop.ExecuteAsync("INSERT INTO orders.orders (id, customer_id, status, placed_at, deadline) SELECT unnest(@chunk), 'anna', 'pending', now(), now()", new { chunk });

        await Wait.UntilAsync("all orders are undone", async () => await shop.ExecuteScalarAsync<int>("SELECT count(*) FROM orders.orders WHERE status = 'failed'") == orders.Length);
        payments.Requests.ShouldBe(orders.Select(order => $"PUT /charges/{order}/refund"), ignoreOrder: true);
    }

    [Fact]
    public async Task An_order_being_undone_by_its_own_process_gets_a_new_deadline()
    {
        var releaseRefund = new TaskCompletionSource();
        await using var payments = await Stub.StartAsync(async context =>
        {
            var isRefund = context.Request.Path.Value!.EndsWith("/refund", StringComparison.Ordinal);
            if (isRefund) await releaseRefund.Task;
            await Stub.Returns(isRefund ? 200 : 402, $$"""{"orderId":"{{context.Request.Path.Value.Split('/')[2]}}","customerId":null,"amount":null,"status":"refunded","reason":null}""")(context);
        });
        await using var shop = await Shop.StartNewAsync(servers, OrderPlacement.Compensation, ("Orders:AbandonedAfter", "00:01:00"), ("Orders:PollInterval", "01:00:00"), ("Remote:Breaker", "None"), ("PAYMENTS_URL", payments.Address));

        var response = shop.PostAsync(Request);
        await Wait.UntilAsync("the order is being undone and has a new deadline", async () =>
            await shop.ExecuteScalarAsync<bool>("SELECT count(*) = 1 FROM orders.orders WHERE status = 'undoing' AND deadline > placed_at + interval '1 minute'"));
        releaseRefund.SetResult();

        (await response).StatusCode.ShouldBe(HttpStatusCode.PaymentRequired);
    }

    [Fact]
    public async Task An_order_closed_late_does_not_release_the_key_of_another_order()
    {
        await using var shop = await Shop.StartNewAsync(servers, OrderPlacement.Compensation, ShortTimeouts);
        var otherOrder = Guid.CreateVersion7();
        await shop.ExecuteAsync("""
            INSERT INTO orders.idempotency_keys (key, request_hash, order_id) VALUES ('key', '', @otherOrder);
            INSERT INTO orders.orders (id, customer_id, status, placed_at, deadline, key) VALUES (@order, 'anna', 'pending', now(), now(), 'key');
            """, new { order, otherOrder });
        await Wait.UntilAsync("the order has failed", async () => await shop.ExecuteScalarAsync<string>("SELECT status FROM orders.orders") is "failed");
        (await shop.ExecuteScalarAsync<Guid>("SELECT order_id FROM orders.idempotency_keys")).ShouldBe(otherOrder);
    }

    /// <summary>Inserts an order in the state in which a crashed process leaves it.</summary>
    Task InsertAbandonedOrderAsync(Shop shop, string status, string? outcome = null, string? reason = null) => shop.ExecuteAsync("""
        INSERT INTO orders.idempotency_keys (key, request_hash, order_id) VALUES ('key', '', @order);
        INSERT INTO orders.orders (id, customer_id, status, outcome, reason, total_minor, currency, placed_at, deadline, key) VALUES (@order, 'anna', @status, @outcome, @reason, 300, 'EUR', now(), now(), 'key');
        INSERT INTO orders.order_lines (order_id, product_id, quantity, unit_price_minor) VALUES (@order, 1, 3, 100);
        """, new { order, status, outcome, reason });
}
