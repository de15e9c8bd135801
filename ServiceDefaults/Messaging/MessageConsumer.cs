using System.Diagnostics;
using Evolution.Contracts.Messages;
using Evolution.ServiceDefaults.Lab.Crashing;
using Evolution.ServiceDefaults.Telemetry;
using MassTransit;
using Microsoft.Extensions.Logging;

namespace Evolution.ServiceDefaults.Messaging;

/// <summary>Consumes a message, and acknowledges it when its batch is committed.</summary>
sealed class MessageConsumer<TMessage>(MessageBatcher<TMessage> batcher, InboxDuplicates duplicates, CrashPoints crashPoints, ILogger<MessageConsumer<TMessage>> logger) : IConsumer<TMessage>
    where TMessage : class, IOrderMessage
{
    public async Task Consume(ConsumeContext<TMessage> context)
    {
        // If traces are exported, MassTransit has already continued the publisher's trace. Otherwise, continue it here for the logs.
        using var activity = Activity.Current is null ? MessageConsumer.ContinueTrace(context.Headers.Get<string>(MessageConsumer.TraceHeader)) : null;
        using var step = OrderActivity.Start(batcher.StepName, context.Message.OrderId);
        var outcome = await batcher.HandleAsync(new(context.MessageId!.Value, context.Message, Activity.Current), context.CancellationToken);
        crashPoints.Pass(MessagingCrashPoints.BeforeAcknowledgement);
        step.SetOutcome(outcome?.Outcome ?? "duplicate");
        if (outcome is null) duplicates.Count(typeof(TMessage).Name);
        MessageConsumer.LogHandled(logger, typeof(TMessage).Name, context.Message.OrderId, outcome is not null ? "handled" : "was handled before");
    }
}

static partial class MessageConsumer
{
    /// <summary>The message header that carries the trace context from the publisher's transaction to the receiver.</summary>
    public const string TraceHeader = "traceparent";

    public static Activity ContinueTrace(string? trace)
    {
        var activity = new Activity("consume");
        if (trace is not null) activity.SetParentId(trace);
        return activity.Start();
    }

    [LoggerMessage(LogLevel.Information, "{Message} of order {OrderId} {Outcome}")]
    public static partial void LogHandled(ILogger logger, string message, Guid orderId, string outcome);
}
