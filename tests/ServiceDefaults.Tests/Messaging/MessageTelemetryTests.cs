using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Evolution.Contracts;
using Evolution.Contracts.Messages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;

namespace Evolution.ServiceDefaults.Tests.Messaging;

/// <summary>The telemetry of messages.</summary>
[Collection(BrokerCollection.Name)]
public sealed class MessageTelemetryTests(AllServers servers) : IAsyncLifetime
{
    const string StepName = "enter order";

    readonly RecordedSpans spans = new();
    Broker broker = null!;
    Stub collector = null!;
    Participant participant = null!;

    public async ValueTask InitializeAsync()
    {
        broker = await Broker.ConnectAsync(servers.Messaging);
        await broker.ResetAsync();
        collector = await RecordedSpans.StartCollectorAsync();
        participant = await Participant.StartAsync(await servers.CreateDatabaseAsync(), servers.CreateCache(), servers.Messaging,
            messages => messages.Handle<OrderPlaced, EnterOrderHandler>(), spans.Register, RecordedSpans.GetSettings(collector));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var disposable in new IAsyncDisposable?[] { participant, collector, broker })
        {
            if (disposable is not null) await disposable.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_message_continues_the_trace_of_its_transaction_including_database_calls()
    {
        var message = Messages.CreatePlaced();
        using var transaction = new Activity("transaction") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();
        await participant.StoreAsync([message]);

        var step = await WaitForStepAsync(message);
        step.TraceId.ShouldBe(transaction.TraceId);
        step.GetTagItem("order.outcome").ShouldBe("entered");
        spans.GetTrace(transaction.TraceId).Where(span => span.ParentSpanId == step.SpanId).Select(span => span.DisplayName).ShouldBe(["INSERT probe.inbox", "INSERT probe.things"]);
    }

    [Fact]
    public async Task Each_message_of_a_batch_has_a_step_that_is_linked_to_the_span_of_the_batch()
    {
        var release = new TaskCompletionSource();
        participant.HandlerCalls.HoldTask = release.Task;
        var (first, second, third) = (Messages.CreatePlaced(), Messages.CreatePlaced(), Messages.CreatePlaced());
        await StoreInNewTraceAsync(first);
        await Wait.UntilAsync("the first is being handled", () => participant.HandlerCalls.GetCount(first.OrderId) is 1);
        await StoreInNewTraceAsync(second);
        await StoreInNewTraceAsync(third);
        await Wait.UntilAsync("the other messages are sent", () => spans.All.Count(span => span.DisplayName == "Evolution.Contracts.Messages:OrderPlaced send") is 3);
        await Wait.UntilAsync("the broker has delivered them", async () => await broker.CountAsync(Messages.Queue) is 0);
        release.SetResult();

        Activity[] steps = [await WaitForStepAsync(second), await WaitForStepAsync(third)];
        var batch = await Wait.ForValueAsync("the batch is traced", () => Task.FromResult(spans.All.Where(span => span.DisplayName == $"{StepName} of 2 orders").ToArray()), found => found.Length is 1);
        steps.Select(step => step.TraceId).ShouldBeUnique();
        var parent = steps.Single(step => step.SpanId == batch[0].ParentSpanId);
        var other = steps.Single(step => step != parent);
        batch[0].Links.ShouldHaveSingleItem().Context.SpanId.ShouldBe(other.SpanId);
        other.Links.ShouldHaveSingleItem().Context.SpanId.ShouldBe(batch[0].SpanId);
        spans.GetTrace(parent.TraceId).Where(span => span.ParentSpanId == batch[0].SpanId).Select(span => span.DisplayName).ShouldBe(["INSERT probe.inbox", "INSERT probe.things"]);
    }

    [Fact]
    public async Task A_message_of_an_unrecorded_trace_starts_no_trace_at_its_receiver()
    {
        var (unrecorded, recorded) = (Messages.CreatePlaced(), Messages.CreatePlaced());
        using (new Activity("transaction").Start()) await participant.StoreAsync([unrecorded]);
        await Wait.UntilAsync("the first is handled", () => participant.HandlerCalls.GetCount(unrecorded.OrderId) is 1);

        await StoreInNewTraceAsync(recorded);

        var step = await WaitForStepAsync(recorded);
        spans.All.Where(span => span.Kind is ActivityKind.Consumer or ActivityKind.Producer).ShouldAllBe(span => span.TraceId == step.TraceId);
    }

    [Fact]
    public async Task A_redelivered_message_is_traced_and_counted_as_a_duplicate()
    {
        using var duplicates = new MetricCollector<long>(participant.Services.GetRequiredService<IMeterFactory>(), "Evolution.Messaging", "evolution.inbox.duplicates");
        var message = Messages.CreatePlaced();
        using var transaction = new Activity("transaction") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();
        await participant.StoreAsync([message]);
        await WaitForStepAsync(message);

        // As if the relay had died before it removed the message.
        var body = JsonSerializer.Serialize(message, ContractsJson.Default.OrderPlaced);
        await participant.ExecuteScalarAsync<int>($"INSERT INTO probe.outbox (message_id, order_id, type, body, trace_parent) SELECT message_id, '{message.OrderId}', 'OrderPlaced', '{body}', '{transaction.Id}' FROM probe.inbox RETURNING 1");

        await duplicates.WaitForMeasurementsAsync(1, TimeSpan.FromSeconds(30));
        duplicates.LastMeasurement!.Tags["messaging.message.type"].ShouldBe("OrderPlaced");
        await Wait.UntilAsync("the duplicate is traced", () => spans.All.Any(span => span.DisplayName == StepName && Equals(span.GetTagItem("order.outcome"), "duplicate")));
        participant.HandlerCalls.GetCount(message.OrderId).ShouldBe(1);
    }

    [Fact]
    public async Task An_unroutable_message_is_recorded_as_an_event_on_its_span()
    {
        const string queue = "orders-stock-released";
        await participant.StoreAsync([new StockReleased(Guid.CreateVersion7(), [])]);
        await Wait.UntilAsync("the first is in the queue", async () => await broker.CountAsync(queue) is 1);
        await broker.DeleteAsync(queue);
        using var transaction = new Activity("transaction") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();
        await participant.StoreAsync([new StockReleased(Guid.CreateVersion7(), [])]);

        await Wait.UntilAsync("the event is recorded", () => spans.GetTrace(transaction.TraceId).Any(span => span.DisplayName == "relay StockReleased" && span.Status is ActivityStatusCode.Error && span.Events.Any(spanEvent => spanEvent.Name == "message.unroutable")));
    }

    [Fact]
    public async Task The_metrics_include_messages_in_the_outbox_and_in_error_queues()
    {
        var meters = participant.Services.GetRequiredService<IMeterFactory>();
        using var outboxCounts = new MetricCollector<long>(meters, "Evolution.Gauges", "evolution.outbox.messages");
        using var errorCounts = new MetricCollector<long>(meters, "Evolution.Gauges", "evolution.error_queue.messages");
        await participant.StoreAsync([Messages.CreatePlaced(EnterOrderHandler.Poison)]);

        await Wait.UntilAsync("the poison message is reported and the outbox is empty", () =>
        {
            outboxCounts.RecordObservableInstruments();
            errorCounts.RecordObservableInstruments();
            return errorCounts.GetMeasurementSnapshot(clear: true).Any(queue => queue is { Value: 1 } && Equals(queue.Tags["messaging.destination.name"], Messages.ErrorQueue)) && outboxCounts.LastMeasurement?.Value is 0;
        });
    }

    /// <summary>Stores a message in a new trace, as another request would.</summary>
    async Task StoreInNewTraceAsync(IOrderMessage message)
    {
        using var transaction = new Activity("transaction") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();
        await participant.StoreAsync([message]);
    }

    /// <summary>Waits for the span of the step that handled a message.</summary>
    async Task<Activity> WaitForStepAsync(OrderPlaced message) => (await Wait.ForValueAsync("the step is traced",
        () => Task.FromResult(spans.All.FirstOrDefault(span => span.DisplayName == StepName && Equals(span.GetTagItem("order.id"), message.OrderId.ToString()))), found => found is not null))!;
}
