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
    const string Step = "enter order";

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
            messages => messages.Handle<OrderPlaced, EnterOrder>(), spans.Register, RecordedSpans.Settings(collector));
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
        var message = Messages.Placed();
        using var transaction = new Activity("transaction") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();
        await participant.StoreAsync([message]);

        var step = await StepOfAsync(message);
        step.TraceId.ShouldBe(transaction.TraceId);
        step.GetTagItem("order.outcome").ShouldBe("entered");
        spans.OfTrace(transaction.TraceId).Where(span => span.ParentSpanId == step.SpanId).Select(span => span.DisplayName).ShouldBe(["INSERT probe.inbox", "INSERT probe.things"]);
    }

    [Fact]
    public async Task Messages_of_a_batch_have_a_step_each_and_are_linked_with_the_span_of_the_batch()
    {
        var hold = new TaskCompletionSource();
        participant.Effects.Hold = hold.Task;
        var (first, second, third) = (Messages.Placed(), Messages.Placed(), Messages.Placed());
        await StoreInNewTraceAsync(first);
        await Wait.UntilAsync("the first is being handled", () => participant.Effects.CallsFor(first.OrderId) is 1);
        await StoreInNewTraceAsync(second);
        await StoreInNewTraceAsync(third);
        await Wait.UntilAsync("the other messages are sent", () => spans.All.Count(span => span.DisplayName == "Evolution.Contracts.Messages:OrderPlaced send") is 3);
        await Wait.UntilAsync("the broker has delivered them", async () => await broker.CountAsync(Messages.Queue) is 0);
        hold.SetResult();

        Activity[] steps = [await StepOfAsync(second), await StepOfAsync(third)];
        var batch = await Wait.ForValueAsync("the batch is traced", () => Task.FromResult(spans.All.Where(span => span.DisplayName == $"{Step} of 2 orders").ToArray()), found => found.Length is 1);
        steps.Select(step => step.TraceId).ShouldBeUnique();
        var parent = steps.Single(step => step.SpanId == batch[0].ParentSpanId);
        var other = steps.Single(step => step != parent);
        batch[0].Links.ShouldHaveSingleItem().Context.SpanId.ShouldBe(other.SpanId);
        other.Links.ShouldHaveSingleItem().Context.SpanId.ShouldBe(batch[0].SpanId);
        spans.OfTrace(parent.TraceId).Where(span => span.ParentSpanId == batch[0].SpanId).Select(span => span.DisplayName).ShouldBe(["INSERT probe.inbox", "INSERT probe.things"]);
    }

    [Fact]
    public async Task A_message_of_an_unrecorded_trace_starts_no_trace_at_its_receiver()
    {
        var (unrecorded, recorded) = (Messages.Placed(), Messages.Placed());
        using (new Activity("transaction").Start()) await participant.StoreAsync([unrecorded]);
        await Wait.UntilAsync("the first is handled", () => participant.Effects.CallsFor(unrecorded.OrderId) is 1);

        await StoreInNewTraceAsync(recorded);

        var step = await StepOfAsync(recorded);
        spans.All.Where(span => span.Kind is ActivityKind.Consumer or ActivityKind.Producer).ShouldAllBe(span => span.TraceId == step.TraceId);
    }

    [Fact]
    public async Task A_redelivered_message_is_traced_and_counted_as_a_duplicate()
    {
        using var duplicates = new MetricCollector<long>(participant.Services.GetRequiredService<IMeterFactory>(), "Evolution.Messaging", "evolution.inbox.duplicates");
        var message = Messages.Placed();
        using var transaction = new Activity("transaction") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();
        await participant.StoreAsync([message]);
        await StepOfAsync(message);

        // As if the relay had died before it removed the message.
        var body = JsonSerializer.Serialize(message, ContractsJson.Default.OrderPlaced);
        await participant.ScalarAsync<int>($"INSERT INTO probe.outbox (message_id, order_id, type, body, trace_parent) SELECT message_id, '{message.OrderId}', 'OrderPlaced', '{body}', '{transaction.Id}' FROM probe.inbox RETURNING 1");

        await duplicates.WaitForMeasurementsAsync(1, TimeSpan.FromSeconds(30));
        duplicates.LastMeasurement!.Tags["messaging.message.type"].ShouldBe("OrderPlaced");
        await Wait.UntilAsync("the duplicate is traced", () => spans.All.Any(span => span.DisplayName == Step && Equals(span.GetTagItem("order.outcome"), "duplicate")));
        participant.Effects.CallsFor(message.OrderId).ShouldBe(1);
    }

    [Fact]
    public async Task An_unroutable_message_is_an_event_on_its_span()
    {
        const string queue = "orders-stock-released";
        await participant.StoreAsync([new StockReleased(Guid.CreateVersion7(), [])]);
        await Wait.UntilAsync("the first is in the queue", async () => await broker.CountAsync(queue) is 1);
        await broker.DeleteAsync(queue);
        using var transaction = new Activity("transaction") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();
        await participant.StoreAsync([new StockReleased(Guid.CreateVersion7(), [])]);

        await Wait.UntilAsync("the event is recorded", () => spans.OfTrace(transaction.TraceId).Any(span => span.DisplayName == "relay StockReleased" && span.Status is ActivityStatusCode.Error && span.Events.Any(spanEvent => spanEvent.Name == "message.unroutable")));
    }

    [Fact]
    public async Task The_metrics_include_messages_in_the_outbox_and_in_error_queues()
    {
        var meters = participant.Services.GetRequiredService<IMeterFactory>();
        using var waiting = new MetricCollector<long>(meters, "Evolution.Gauges", "evolution.outbox.messages");
        using var failed = new MetricCollector<long>(meters, "Evolution.Gauges", "evolution.error_queue.messages");
        await participant.StoreAsync([Messages.Placed(EnterOrder.Poison)]);

        await Wait.UntilAsync("the poison message is reported and the outbox is empty", () =>
        {
            waiting.RecordObservableInstruments();
            failed.RecordObservableInstruments();
            return failed.GetMeasurementSnapshot(clear: true).Any(queue => queue is { Value: 1 } && Equals(queue.Tags["messaging.destination.name"], Messages.ErrorQueue)) && waiting.LastMeasurement?.Value is 0;
        });
    }

    /// <summary>Stores a message in a new trace, as another request would.</summary>
    async Task StoreInNewTraceAsync(IOrderMessage message)
    {
        using var transaction = new Activity("transaction") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();
        await participant.StoreAsync([message]);
    }

    /// <summary>Waits for the span of the step that handled a message.</summary>
    async Task<Activity> StepOfAsync(OrderPlaced message) => (await Wait.ForValueAsync("the step is traced",
        () => Task.FromResult(spans.All.FirstOrDefault(span => span.DisplayName == Step && Equals(span.GetTagItem("order.id"), message.OrderId.ToString()))), found => found is not null))!;
}
