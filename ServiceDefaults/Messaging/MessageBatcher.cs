using System.Diagnostics;
using System.Threading.Channels;
using Evolution.Contracts.Messages;
using Evolution.ServiceDefaults.Stores;
using Evolution.ServiceDefaults.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Evolution.ServiceDefaults.Messaging;

/// <summary>
/// Handles the messages that have accumulated in one transaction. While the database is unavailable, they wait unacknowledged. When a
/// batch fails for another reason, each message is handled separately, so that one faulty message does not affect the others.
/// </summary>
sealed partial class MessageBatcher<TMessage>(Inbox inbox, IMessageHandler<TMessage> handler, MigrationService migrations, ILogger<MessageBatcher<TMessage>> logger) : BackgroundService
    where TMessage : IOrderMessage
{
    const int MaxMessages = 200;
    static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(250);

    readonly Channel<PendingMessage> queue = Channel.CreateUnbounded<PendingMessage>(new() { SingleReader = true });

    /// <summary>The handler's step.</summary>
    public string StepName => handler.StepName;

    /// <summary>Queues a message and waits until it is handled.</summary>
    /// <returns>The outcome; null if the message had been handled before.</returns>
    public async Task<MessageOutcome?> HandleAsync(ReceivedMessage<TMessage> message, CancellationToken cancellationToken)
    {
        var entry = new PendingMessage(message, new(TaskCreationOptions.RunContinuationsAsynchronously));
        await queue.Writer.WriteAsync(entry, cancellationToken);
        return await entry.Completion.Task.WaitAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await migrations.Completed.WaitAsync(stoppingToken);
        while (await queue.Reader.WaitToReadAsync(stoppingToken))
        {
            var batch = new List<PendingMessage>();
            while (batch.Count < MaxMessages && queue.Reader.TryRead(out var entry)) batch.Add(entry);
            try
            {
                await HandleBatchAsync(batch, stoppingToken);
            }
            catch (Exception exception) when (batch.Count > 1 && !stoppingToken.IsCancellationRequested)
            {
                LogBatchFailure(typeof(TMessage).Name, batch.Count, exception.Message);
                foreach (var entry in batch) await HandleSingleAsync(entry, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                batch[0].Completion.SetException(exception);
            }
        }
    }

    async Task HandleSingleAsync(PendingMessage entry, CancellationToken stoppingToken)
    {
        try
        {
            await HandleBatchAsync([entry], stoppingToken);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            entry.Completion.SetException(exception);
        }
    }

    async Task HandleBatchAsync(IReadOnlyList<PendingMessage> batch, CancellationToken stoppingToken)
    {
        // The database spans of a message belong to its trace; those of a batch belong to the trace of the first message that is recorded.
        var activities = batch.Select(entry => entry.Message.Activity).OrderByDescending(activity => activity is { Recorded: true }).ToArray();
        Activity.Current = activities[0];
        using var batchActivity = batch.Count > 1 ? OrderActivity.StartBatch(handler.StepName, activities) : null;
        while (true)
        {
            try
            {
                var outcomes = await inbox.HandleAsync([.. batch.Select(entry => entry.Message)], handler, stoppingToken);
                foreach (var entry in batch) entry.Completion.SetResult(outcomes.GetValueOrDefault(entry.Message.Id));
                return;
            }
            catch (NpgsqlException exception) when (exception.IsTransient)
            {
                LogDatabaseUnavailable(typeof(TMessage).Name, batch.Count, exception.Message);
                CurrentActivity.AddEvent("dependency.failed", new(TelemetryNames.Dependency, "database"), new("error.type", exception.GetType().FullName));
                await Task.Delay(RetryDelay, stoppingToken);
            }
        }
    }

    sealed record PendingMessage(ReceivedMessage<TMessage> Message, TaskCompletionSource<MessageOutcome?> Completion);

    [LoggerMessage(LogLevel.Warning, "{Message} × {Count}: retrying, because the database is unavailable: {Cause}")]
    partial void LogDatabaseUnavailable(string message, int count, string cause);

    [LoggerMessage(LogLevel.Warning, "{Message} × {Count} failed as a batch and are handled one by one: {Cause}")]
    partial void LogBatchFailure(string message, int count, string cause);
}
