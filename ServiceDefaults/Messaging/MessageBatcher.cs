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
/// batch fails for another reason, each message is handled separately, so that one that cannot be handled does not affect the others.
/// </summary>
sealed partial class MessageBatcher<TMessage>(Inbox inbox, IMessageHandler<TMessage> handler, MigrationService migrations, ILogger<MessageBatcher<TMessage>> logger) : BackgroundService
    where TMessage : IOrderMessage
{
    const int MaxMessages = 200;
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    readonly Channel<Waiting> waiting = Channel.CreateUnbounded<Waiting>(new() { SingleReader = true });

    /// <summary>The name of the step that handles the messages.</summary>
    public string Step => handler.Step;

    /// <summary>Queues a message and waits until it is handled.</summary>
    /// <returns>The outcome; null if the message had been handled before.</returns>
    public async Task<MessageOutcome?> HandleAsync(ReceivedMessage<TMessage> message, CancellationToken cancellationToken)
    {
        var entry = new Waiting(message, new(TaskCreationOptions.RunContinuationsAsynchronously));
        await waiting.Writer.WriteAsync(entry, cancellationToken);
        return await entry.Done.Task.WaitAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        await migrations.Completed.WaitAsync(stopping);
        while (await waiting.Reader.WaitToReadAsync(stopping))
        {
            var batch = new List<Waiting>();
            while (batch.Count < MaxMessages && waiting.Reader.TryRead(out var entry)) batch.Add(entry);
            try
            {
                await HandleBatchAsync(batch, stopping);
            }
            catch (Exception exception) when (batch.Count > 1 && !stopping.IsCancellationRequested)
            {
                LogSplit(typeof(TMessage).Name, batch.Count, exception.Message);
                foreach (var entry in batch) await HandleAloneAsync(entry, stopping);
            }
            catch (Exception exception) when (!stopping.IsCancellationRequested)
            {
                batch[0].Done.SetException(exception);
            }
        }
    }

    async Task HandleAloneAsync(Waiting entry, CancellationToken stopping)
    {
        try
        {
            await HandleBatchAsync([entry], stopping);
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            entry.Done.SetException(exception);
        }
    }

    async Task HandleBatchAsync(IReadOnlyList<Waiting> batch, CancellationToken stopping)
    {
        // The database spans of a message belong to its trace; those of several messages, to the trace of the first one that is recorded.
        var activities = batch.Select(entry => entry.Message.Activity).OrderByDescending(activity => activity is { Recorded: true }).ToArray();
        Activity.Current = activities[0];
        using var together = batch.Count > 1 ? OrderActivity.StartForAll(handler.Step, activities) : null;
        while (true)
        {
            try
            {
                var outcomes = await inbox.HandleAsync([.. batch.Select(entry => entry.Message)], handler, stopping);
                foreach (var entry in batch) entry.Done.SetResult(outcomes.GetValueOrDefault(entry.Message.Id));
                return;
            }
            catch (NpgsqlException exception) when (exception.IsTransient)
            {
                LogAway(typeof(TMessage).Name, batch.Count, exception.Message);
                CurrentActivity.AddEvent("dependency.failed", new(TelemetryNames.Dependency, "database"), new("error.type", exception.GetType().FullName));
                await Task.Delay(Pause, stopping);
            }
        }
    }

    sealed record Waiting(ReceivedMessage<TMessage> Message, TaskCompletionSource<MessageOutcome?> Done);

    [LoggerMessage(LogLevel.Warning, "{Message} × {Count} wait for the database: {Cause}")]
    partial void LogAway(string message, int count, string cause);

    [LoggerMessage(LogLevel.Warning, "{Message} × {Count} failed together and are handled one by one: {Cause}")]
    partial void LogSplit(string message, int count, string cause);
}
