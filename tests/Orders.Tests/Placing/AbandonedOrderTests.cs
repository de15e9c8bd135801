using System.Net;
using System.Net.Http.Json;
using Evolution.Contracts;
using Evolution.Contracts.Inventory;
using Evolution.Contracts.Orders;
using Evolution.Contracts.Payments;

namespace Evolution.Orders.Tests.Placing;

/// <summary>Phase 2: orders whose process died on the way are undone by another one.</summary>
public sealed class AbandonedOrderTests(AllServers servers)
{
    static readonly (string, string)[] Impatient = [("Orders:AbandonedAfter", "00:00:02"), ("Orders:LookEvery", "00:00:00.100"), ("Remote:BreakDuration", "00:00:00.500")];
    static readonly PlaceOrder Request = new("anna", TestCards.Approved, [new(1, 3)]);

    readonly Guid order = Guid.CreateVersion7();

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task An_order_whose_process_died_after_a_step_is_undone(bool reserved, bool charged)
    {
        await using var shop = await Shop.OpenAsync(servers, Wiring.Compensation, Impatient);
        if (reserved) (await shop.Inventory.PutAsJsonAsync($"/reservations/{order}", new Reserve(Request.Lines), ContractsJson.Default.Reserve)).EnsureSuccessStatusCode();
        if (charged) (await shop.Payments.PutAsJsonAsync($"/charges/{order}", new Payment("anna", TestCards.Approved, new(300, "EUR")), ContractsJson.Default.Payment)).EnsureSuccessStatusCode();
        await LeaveAsync(shop, "pending");

        (await shop.EndOfAsync(order)).Status.ShouldBe(OrderStatus.Failed);
        (await shop.AvailableAsync(1)).ShouldBe(1_000_000);
        (await shop.ChargedAsync(order)).ShouldBeNull();
        (await shop.ScalarAsync<int>("SELECT count(*) FROM orders.idempotency_keys")).ShouldBe(0, "the key is free again");
    }

    [Fact]
    public async Task An_order_that_is_undone_stays_undone_when_the_steps_of_its_process_come_late()
    {
        await using var shop = await Shop.OpenAsync(servers, Wiring.Compensation, Impatient);
        await LeaveAsync(shop, "pending");
        await shop.EndOfAsync(order);
        (await shop.Inventory.PutAsJsonAsync($"/reservations/{order}", new Reserve(Request.Lines), ContractsJson.Default.Reserve)).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await shop.Payments.PutAsJsonAsync($"/charges/{order}", new Payment("anna", TestCards.Approved, new(300, "EUR")), ContractsJson.Default.Payment)).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await shop.AvailableAsync(1)).ShouldBe(1_000_000);
    }

    [Fact]
    public async Task A_refused_order_whose_process_died_while_undoing_it_ends_as_refused_and_keeps_its_key()
    {
        await using var shop = await Shop.OpenAsync(servers, Wiring.Compensation, Impatient);
        await LeaveAsync(shop, "undoing", outcome: "declined", reason: "No.");
        var ended = await shop.EndOfAsync(order);
        (ended.Status, ended.Reason).ShouldBe((OrderStatus.Declined, "No."));
        (await shop.ScalarAsync<int>("SELECT count(*) FROM orders.idempotency_keys")).ShouldBe(1);
    }

    [Fact]
    public async Task Undoing_waits_for_a_service_that_is_down()
    {
        await using var shop = await Shop.OpenAsync(servers, Wiring.Compensation, Impatient);
        (await shop.Inventory.PutAsJsonAsync($"/reservations/{order}", new Reserve(Request.Lines), ContractsJson.Default.Reserve)).EnsureSuccessStatusCode();
        shop.ToInventory.Cut();
        await LeaveAsync(shop, "pending");
        await Eventually.HoldsAsync("the order is being undone", async () => await shop.ScalarAsync<string>("SELECT status FROM orders.orders") is "undoing");
        (await shop.ReadAsync(order)).Status.ShouldBe(OrderStatus.Pending, "it has not reached its end");

        shop.ToInventory.Mend();
        (await shop.EndOfAsync(order)).Status.ShouldBe(OrderStatus.Failed);
        (await shop.AvailableAsync(1)).ShouldBe(1_000_000);
    }

    [Fact]
    public async Task Undoing_is_not_done_while_a_service_refuses_it()
    {
        await using var payments = await Stub.StartAsync(Stub.Says(404));
        await using var shop = await Shop.OpenAsync(servers, Wiring.Compensation, [.. Impatient, ("PAYMENTS_URL", payments.Address)]);
        await LeaveAsync(shop, "pending");
        await Eventually.HoldsAsync("the refund is asked for twice", () => payments.Requests.Count > 1);
        (await shop.ReadAsync(order)).Status.ShouldBe(OrderStatus.Pending);

        payments.Answer = Stub.Says(200, $$"""{"orderId":"{{order}}","customerId":null,"amount":null,"status":"refunded","reason":null}""");
        (await shop.EndOfAsync(order)).Status.ShouldBe(OrderStatus.Failed);
    }

    [Fact]
    public async Task An_order_that_was_given_up_is_not_confirmed_when_its_process_comes_late()
    {
        var late = new TaskCompletionSource<int>();
        await using var payments = await Stub.StartAsync(async context =>
        {
            var refund = context.Request.Path.Value!.EndsWith("/refund", StringComparison.Ordinal);
            var id = context.Request.Path.Value.Split('/')[2];
            await Stub.Says(refund ? 200 : await late.Task, $$"""{"orderId":"{{id}}","customerId":null,"amount":null,"status":"{{(refund ? "refunded" : "charged")}}","reason":null}""")(context);
        });
        await using var shop = await Shop.OpenAsync(servers, Wiring.Compensation, [("Orders:AbandonedAfter", "00:00:00.500"), ("Orders:LookEvery", "00:00:00.100"), ("Remote:Breaker", "None"), ("PAYMENTS_URL", payments.Address)]);

        var answer = shop.PostAsync(Request, "key");
        await Eventually.HoldsAsync("the charge is asked for", () => payments.Requests.Count > 0);
        await Eventually.HoldsAsync("the order is given up", async () => await shop.ScalarAsync<string>("SELECT status FROM orders.orders") is "failed");
        late.SetResult(200);

        await (await answer).ShouldNameFailedDependencyAsync("orders");
        (await shop.ScalarAsync<string>("SELECT status FROM orders.orders")).ShouldBe("failed");
        (await shop.AvailableAsync(1)).ShouldBe(1_000_000);
    }

    [Fact]
    public async Task A_process_that_finds_its_order_given_back_says_so_and_does_not_call_it_refused()
    {
        await using var payments = await Stub.StartAsync(context => Stub.Says(context.Request.Path.Value!.EndsWith("/refund", StringComparison.Ordinal) ? 503 : 410)(context));
        await using var shop = await Shop.OpenAsync(servers, Wiring.Compensation, [.. Impatient, ("PAYMENTS_URL", payments.Address)]);
        await (await shop.PostAsync(Request)).ShouldNameFailedDependencyAsync("orders");
    }

    [Fact]
    public async Task An_outage_that_left_many_orders_is_cleared_up_in_one_go()
    {
        await using var shop = await Shop.OpenAsync(servers, Wiring.Compensation, Impatient);
        await shop.StopOrdersAsync();
        var orders = Enumerable.Range(0, 50).Select(_ => Guid.CreateVersion7()).ToArray();
        foreach (var some in orders) (await shop.Inventory.PutAsJsonAsync($"/reservations/{some}", new Reserve(Request.Lines), ContractsJson.Default.Reserve)).EnsureSuccessStatusCode();
        await shop.ExecuteAsync("INSERT INTO orders.orders (id, customer_id, status, placed_at, deadline) SELECT unnest(@orders), 'anna', 'pending', now(), now()", new { orders });

        // Without limits to its calls, so that a slow machine makes it leave none for its next look.
        await shop.StartOrdersAsync(("Orders:LookEvery", "01:00:00"), ("Remote:Breaker", "None"));

        await Eventually.HoldsAsync("all are undone", async () => await shop.ScalarAsync<int>("SELECT count(*) FROM orders.orders WHERE status = 'failed'") is 50);
        (await shop.AvailableAsync(1)).ShouldBe(1_000_000);
    }

    [Fact]
    public async Task More_orders_are_undone_at_once_than_there_are_connections()
    {
        const int Many = 60;
        var (refunds, all) = (0, new TaskCompletionSource());
        await using var payments = await Stub.StartAsync(async context =>
        {
            var refund = context.Request.Path.Value!.EndsWith("/refund", StringComparison.Ordinal);
            if (refund && Interlocked.Increment(ref refunds) is Many) all.SetResult();
            if (refund) await all.Task;
            await Stub.Says(refund ? 200 : 402, $$"""{"orderId":"{{context.Request.Path.Value.Split('/')[2]}}","customerId":null,"amount":null,"status":"refunded","reason":null}""")(context);
        });
        await using var shop = await Shop.OpenAsync(servers, Wiring.Compensation, ("Orders:AbandonedAfter", "01:00:00"), ("Remote:Breaker", "None"), ("PAYMENTS_URL", payments.Address));

        var answers = Task.WhenAll(Enumerable.Range(0, Many).Select(_ => shop.PostAsync(Request)));
        await all.Task.LimitAsync($"{Many} orders are being undone at once");

        (await answers).ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.PaymentRequired);
        (await shop.AvailableAsync(1)).ShouldBe(1_000_000);
    }

    [Fact]
    public async Task An_order_that_could_not_be_undone_is_taken_up_again_as_soon_as_what_failed_is_well()
    {
        await using var shop = await Shop.OpenAsync(servers, Wiring.Compensation, [.. Impatient, ("Orders:AbandonedAfter", "01:00:00"), ("Orders:TryAgainAfter", "00:00:00.200")]);
        shop.ToPayments.Cut();
        await (await shop.PostAsync(Request)).ShouldNameFailedDependencyAsync("payments");
        var open = await shop.ScalarAsync<Guid>("SELECT id FROM orders.orders WHERE status = 'undoing'");

        shop.ToPayments.Mend();

        (await shop.EndOfAsync(open)).Status.ShouldBe(OrderStatus.Failed);
        (await shop.AvailableAsync(1)).ShouldBe(1_000_000);
    }

    [Fact]
    public async Task Of_two_replicas_exactly_one_undoes_each_order()
    {
        await using var payments = await Stub.StartAsync(context => Stub.Says(200, $$"""{"orderId":"{{context.Request.Path.Value!.Split('/')[2]}}","customerId":null,"amount":null,"status":"refunded","reason":null}""")(context));
        await using var shop = await Shop.PrepareAsync(servers, Wiring.Compensation);
        (string, string)[] settings = [("Orders:LookEvery", "00:00:00.050"), ("Orders:AbandonedAfter", "00:01:00"), ("Remote:Breaker", "None"), ("PAYMENTS_URL", payments.Address)];
        await shop.StartWithOrdersAsProcessAsync(settings);
        await shop.StartOrdersAsync(settings);
        var orders = Enumerable.Range(0, 120).Select(_ => Guid.CreateVersion7()).ToArray();

        foreach (var some in orders.Chunk(15))
            await shop.ExecuteAsync("INSERT INTO orders.orders (id, customer_id, status, placed_at, deadline) SELECT unnest(@some), 'anna', 'pending', now(), now()", new { some });

        await Eventually.HoldsAsync("all are undone", async () => await shop.ScalarAsync<int>("SELECT count(*) FROM orders.orders WHERE status = 'failed'") == orders.Length);
        payments.Requests.ShouldBe(orders.Select(order => $"PUT /charges/{order}/refund"), ignoreOrder: true);
    }

    [Fact]
    public async Task An_order_that_its_own_process_has_begun_to_undo_is_left_to_it_until_a_new_deadline()
    {
        var refunded = new TaskCompletionSource();
        await using var payments = await Stub.StartAsync(async context =>
        {
            var refund = context.Request.Path.Value!.EndsWith("/refund", StringComparison.Ordinal);
            if (refund) await refunded.Task;
            await Stub.Says(refund ? 200 : 402, $$"""{"orderId":"{{context.Request.Path.Value.Split('/')[2]}}","customerId":null,"amount":null,"status":"refunded","reason":null}""")(context);
        });
        await using var shop = await Shop.OpenAsync(servers, Wiring.Compensation, ("Orders:AbandonedAfter", "00:01:00"), ("Orders:LookEvery", "01:00:00"), ("Remote:Breaker", "None"), ("PAYMENTS_URL", payments.Address));

        var answer = shop.PostAsync(Request);
        await Eventually.HoldsAsync("the order is being undone until a new deadline", async () =>
            await shop.ScalarAsync<bool>("SELECT count(*) = 1 FROM orders.orders WHERE status = 'undoing' AND deadline > placed_at + interval '1 minute'"));
        refunded.SetResult();

        (await answer).StatusCode.ShouldBe(HttpStatusCode.PaymentRequired);
    }

    [Fact]
    public async Task An_order_that_is_closed_late_takes_no_other_order_its_key()
    {
        await using var shop = await Shop.OpenAsync(servers, Wiring.Compensation, Impatient);
        var other = Guid.CreateVersion7();
        await shop.ExecuteAsync("""
            INSERT INTO orders.idempotency_keys (key, request_hash, order_id) VALUES ('key', '', @other);
            INSERT INTO orders.orders (id, customer_id, status, placed_at, deadline, key) VALUES (@order, 'anna', 'pending', now(), now(), 'key');
            """, new { order, other });
        await Eventually.HoldsAsync("it is closed", async () => await shop.ScalarAsync<string>("SELECT status FROM orders.orders") is "failed");
        (await shop.ScalarAsync<Guid>("SELECT order_id FROM orders.idempotency_keys")).ShouldBe(other);
    }

    /// <summary>Leaves an order as a process does that died.</summary>
    Task LeaveAsync(Shop shop, string status, string? outcome = null, string? reason = null) => shop.ExecuteAsync("""
        INSERT INTO orders.idempotency_keys (key, request_hash, order_id) VALUES ('key', '', @order);
        INSERT INTO orders.orders (id, customer_id, status, outcome, reason, total_minor, currency, placed_at, deadline, key) VALUES (@order, 'anna', @status, @outcome, @reason, 300, 'EUR', now(), now(), 'key');
        INSERT INTO orders.order_lines (order_id, product_id, quantity, unit_price_minor) VALUES (@order, 1, 3, 100);
        """, new { order, status, outcome, reason });
}
