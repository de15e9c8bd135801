using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Evolution.Contracts;
using Evolution.Contracts.Messages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;

namespace Evolution.ServiceDefaults.Tests.Messaging;

/// <summary>What telemetry tells of messages.</summary>
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
        await broker.ForgetAsync();
        collector = await RecordedSpans.CollectorAsync();
        participant = await Participant.StartAsync(await servers.CreateDatabaseAsync(), servers.CreateCache(), servers.Messaging,
            messages => messages.Handle<OrderPlaced, EnterOrder>(), spans.Register, RecordedSpans.Settings(collector));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var part in new IAsyncDisposable?[] { participant, collector, broker })
        {
            if (part is not null) await part.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_message_continues_the_trace_of_its_transaction_and_what_the_database_does_for_it_is_in_it()
    {
        var message = Messages.Placed();
        using var transaction = new Activity("transaction") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();
        await participant.StoreAsync([message]);

        var step = await StepOfAsync(message);
        step.TraceId.ShouldBe(transaction.TraceId);
        step.GetTagItem("order.outcome").ShouldBe("entered");
        spans.Of(transaction.TraceId).Where(span => span.ParentSpanId == step.SpanId).Select(span => span.DisplayName).ShouldBe(["INSERT probe.inbox", "INSERT probe.things"]);
    }

    [Fact]
    public async Task Messages_that_are_handled_together_have_a_step_each_and_the_work_for_all_is_linked_with_every_one()
    {
        var hold = new TaskCompletionSource();
        participant.Effects.Hold = hold.Task;
        var (first, second, third) = (Messages.Placed(), Messages.Placed(), Messages.Placed());
        await StoreInTraceOfItsOwnAsync(first);
        await Eventually.HoldsAsync("the first is being handled", () => participant.Effects.CallsFor(first.OrderId) is 1);
        await StoreInTraceOfItsOwnAsync(second);
        await StoreInTraceOfItsOwnAsync(third);
        await Eventually.HoldsAsync("the others wait", () => spans.All.Count(span => span.DisplayName == "Evolution.Contracts.Messages:OrderPlaced send") is 3);
        await Eventually.HoldsAsync("the broker has handed them over", async () => await broker.CountAsync(Messages.Queue) is 0);
        hold.SetResult();

        Activity[] steps = [await StepOfAsync(second), await StepOfAsync(third)];
        var together = await Eventually.BecomesAsync("the work for both is traced", () => Task.FromResult(spans.All.Where(span => span.DisplayName == $"{Step} of 2 orders").ToArray()), found => found.Length is 1);
        steps.Select(step => step.TraceId).ShouldBeUnique();
        var parent = steps.Single(step => step.SpanId == together[0].ParentSpanId);
        var other = steps.Single(step => step != parent);
        together[0].Links.ShouldHaveSingleItem().Context.SpanId.ShouldBe(other.SpanId);
        other.Links.ShouldHaveSingleItem().Context.SpanId.ShouldBe(together[0].SpanId);
        spans.Of(parent.TraceId).Where(span => span.ParentSpanId == together[0].SpanId).Select(span => span.DisplayName).ShouldBe(["INSERT probe.inbox", "INSERT probe.things"]);
    }

    [Fact]
    public async Task A_message_of_a_trace_that_is_not_recorded_begins_none_at_its_receiver()
    {
        var (quiet, recorded) = (Messages.Placed(), Messages.Placed());
        using (new Activity("transaction").Start()) await participant.StoreAsync([quiet]);
        await Eventually.HoldsAsync("the first is handled", () => participant.Effects.CallsFor(quiet.OrderId) is 1);

        await StoreInTraceOfItsOwnAsync(recorded);

        var step = await StepOfAsync(recorded);
        spans.All.Where(span => span.Kind is ActivityKind.Consumer or ActivityKind.Producer).ShouldAllBe(span => span.TraceId == step.TraceId);
    }

    [Fact]
    public async Task A_message_that_comes_again_is_told_of_and_counted_as_a_duplicate()
    {
        using var duplicates = new MetricCollector<long>(participant.Services.GetRequiredService<IMeterFactory>(), "Evolution.Messaging", "evolution.inbox.duplicates");
        var message = Messages.Placed();
        using var transaction = new Activity("transaction") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();
        await participant.StoreAsync([message]);
        await StepOfAsync(message);

        // As when the relay died before it could remove the message.
        var body = JsonSerializer.Serialize(message, ContractsJson.Default.OrderPlaced);
        await participant.ScalarAsync<int>($"INSERT INTO probe.outbox (message_id, order_id, type, body, trace_parent) SELECT message_id, '{message.OrderId}', 'OrderPlaced', '{body}', '{transaction.Id}' FROM probe.inbox RETURNING 1");

        await duplicates.WaitForMeasurementsAsync(1, TimeSpan.FromSeconds(30));
        duplicates.LastMeasurement!.Tags["messaging.message.type"].ShouldBe("OrderPlaced");
        await Eventually.HoldsAsync("the trace tells it", () => spans.All.Any(span => span.DisplayName == Step && Equals(span.GetTagItem("order.outcome"), "duplicate")));
        participant.Effects.CallsFor(message.OrderId).ShouldBe(1);
    }

    [Fact]
    public async Task A_message_that_no_queue_takes_is_an_event_on_its_span()
    {
        const string queue = "orders-stock-released";
        await participant.StoreAsync([new StockReleased(Guid.CreateVersion7(), [])]);
        await Eventually.HoldsAsync("the first is in the queue", async () => await broker.CountAsync(queue) is 1);
        await broker.DeleteAsync(queue);
        using var transaction = new Activity("transaction") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();
        await participant.StoreAsync([new StockReleased(Guid.CreateVersion7(), [])]);

        await Eventually.HoldsAsync("the event is recorded", () => spans.Of(transaction.TraceId).Any(span => span.DisplayName == "relay StockReleased" && span.Status is ActivityStatusCode.Error && span.Events.Any(happened => happened.Name == "message.unroutable")));
    }

    [Fact]
    public async Task What_waits_in_the_outbox_and_lies_in_error_queues_is_shown()
    {
        var meters = participant.Services.GetRequiredService<IMeterFactory>();
        using var waiting = new MetricCollector<long>(meters, "Evolution.Gauges", "evolution.outbox.messages");
        using var failed = new MetricCollector<long>(meters, "Evolution.Gauges", "evolution.error_queue.messages");
        await participant.StoreAsync([Messages.Placed(EnterOrder.Poison)]);

        await Eventually.HoldsAsync("the poisoned message is shown, and nothing that waits", () =>
        {
            waiting.RecordObservableInstruments();
            failed.RecordObservableInstruments();
            return failed.GetMeasurementSnapshot(clear: true).Any(queue => queue is { Value: 1 } && Equals(queue.Tags["messaging.destination.name"], Messages.ErrorQueue)) && waiting.LastMeasurement?.Value is 0;
        });
    }

    /// <summary>Stores a message as another request would.</summary>
    async Task StoreInTraceOfItsOwnAsync(IOrderMessage message)
    {
        using var transaction = new Activity("transaction") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();
        await participant.StoreAsync([message]);
    }

    /// <summary>The step of a message's order, once it is done.</summary>
    async Task<Activity> StepOfAsync(OrderPlaced message) => (await Eventually.BecomesAsync("the step is traced",
        () => Task.FromResult(spans.All.FirstOrDefault(span => span.DisplayName == Step && Equals(span.GetTagItem("order.id"), message.OrderId.ToString()))), found => found is not null))!;
}
