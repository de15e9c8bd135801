using System.Threading.Channels;
using Evolution.Contracts.Messages;
using Evolution.ServiceDefaults.Stores;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Evolution.ServiceDefaults.Messaging;

/// <summary>
/// Handles the messages that came in meanwhile in one transaction. While the database is away they wait, unacknowledged. When a
/// batch fails for another reason, each message is handled by itself, so that one that cannot be handled spoils no other.
/// </summary>
sealed partial class MessageBatcher<TMessage>(Inbox inbox, IMessageHandler<TMessage> handler, MigrationService migrations, ILogger<MessageBatcher<TMessage>> logger) : BackgroundService
    where TMessage : IOrderMessage
{
    const int MostMessages = 200;
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    readonly Channel<Waiting> waiting = Channel.CreateUnbounded<Waiting>(new() { SingleReader = true });

    /// <summary>Hands a message over and waits until it is handled.</summary>
    /// <returns>False when it had been handled before.</returns>
    public async Task<bool> HandleAsync(ReceivedMessage<TMessage> message, CancellationToken cancellation)
    {
        var entry = new Waiting(message, new(TaskCreationOptions.RunContinuationsAsynchronously));
        await waiting.Writer.WriteAsync(entry, cancellation);
        return await entry.Done.Task.WaitAsync(cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        await migrations.Completed.WaitAsync(stopping);
        while (await waiting.Reader.WaitToReadAsync(stopping))
        {
            var batch = new List<Waiting>();
            while (batch.Count < MostMessages && waiting.Reader.TryRead(out var entry)) batch.Add(entry);
            try
            {
                await HandleBatchAsync(batch, stopping);
            }
            catch (Exception failure) when (batch.Count > 1 && !stopping.IsCancellationRequested)
            {
                LogSplit(typeof(TMessage).Name, batch.Count, failure.Message);
                foreach (var entry in batch) await HandleAloneAsync(entry, stopping);
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                batch[0].Done.SetException(failure);
            }
        }
    }

    async Task HandleAloneAsync(Waiting entry, CancellationToken stopping)
    {
        try
        {
            await HandleBatchAsync([entry], stopping);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            entry.Done.SetException(failure);
        }
    }

    async Task HandleBatchAsync(IReadOnlyList<Waiting> batch, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                var fresh = await inbox.HandleAsync([.. batch.Select(entry => entry.Message)], handler, stopping);
                foreach (var entry in batch) entry.Done.SetResult(fresh.Contains(entry.Message.Id));
                return;
            }
            catch (NpgsqlException away) when (away.IsTransient)
            {
                LogAway(typeof(TMessage).Name, batch.Count, away.Message);
                await Task.Delay(Pause, stopping);
            }
        }
    }

    sealed record Waiting(ReceivedMessage<TMessage> Message, TaskCompletionSource<bool> Done);

    [LoggerMessage(LogLevel.Warning, "{Message} × {Count} wait for the database: {Cause}")]
    partial void LogAway(string message, int count, string cause);

    [LoggerMessage(LogLevel.Warning, "{Message} × {Count} failed together and are handled one by one: {Cause}")]
    partial void LogSplit(string message, int count, string cause);
}
