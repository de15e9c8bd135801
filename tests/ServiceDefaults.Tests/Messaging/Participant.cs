using Dapper;
using Evolution.Contracts.Messages;
using Evolution.ServiceDefaults.Messaging;
using Evolution.ServiceDefaults.Stores;
using Evolution.ServiceDefaults.Tests.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Evolution.ServiceDefaults.Tests.Messaging;

/// <summary>A service that publishes messages and, with handlers, receives them.</summary>
sealed class Participant(TestService service, string database) : IAsyncDisposable
{
    public LogLines Log { get; } = service.Services.GetRequiredService<LogLines>();

    public static async Task<Participant> StartAsync(string database, string cache, string messaging, Action<MessagingBuilder>? handlers = null, Action<IServiceCollection>? register = null, params (string, string)[] additionalSettings)
    {
        (string, string)[] settings = [("ConnectionStrings:database", database), ("ConnectionStrings:cache", cache), ("ConnectionStrings:messaging", messaging), .. additionalSettings];
        var service = await TestService.StartAsync(settings, builder =>
        {
            builder.AddStores("probe");
            builder.AddMessaging("inventory", handlers ?? (_ => { }));
            builder.Services.AddSingleton<HandlerCalls>().AddSingleton<LogLines>().AddSingleton<ILoggerProvider>(services => services.GetRequiredService<LogLines>());
            register?.Invoke(builder.Services);
        });
        await service.WaitUntilMigratedAsync();
        return new(service, database);
    }

    /// <summary>Stores messages in a transaction, as a service does when it stores a change.</summary>
    public async Task StoreAsync(IReadOnlyList<IOrderMessage> messages, bool commit = true)
    {
        var outbox = service.Services.GetRequiredService<Outbox>();
        await using var connection = await service.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { outbox.CreateStoreCommand(messages) } };
        await batch.ExecuteNonQueryAsync();
        if (!commit) return;
        await transaction.CommitAsync();
        outbox.NotifyCommitted();
    }

    /// <summary>Returns the number of unpublished messages.</summary>
    public async Task<int> CountPendingAsync() => await ExecuteScalarAsync<int>("SELECT count(*) FROM probe.outbox");

    /// <summary>Returns the number of replicas that hold the lock of the outbox relay, without which a relay reads no messages.</summary>
    public Task<int> CountRelayLocksAsync() =>
        ExecuteScalarAsync<int>("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");

    /// <summary>Returns the orders whose message was handled, in the order of handling.</summary>
    public async Task<IReadOnlyList<Guid>> GetHandledOrdersAsync()
    {
        // A separate connection, because tests break those of the service.
        await using var connection = new NpgsqlConnection($"{database};Pooling=false");
        return [.. await connection.QueryAsync<Guid>("SELECT order_id FROM probe.things ORDER BY position")];
    }

    public async Task<T?> ExecuteScalarAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection($"{database};Pooling=false");
        return await connection.ExecuteScalarAsync<T>(sql);
    }

    /// <summary>The service provider.</summary>
    public IServiceProvider Services => service.Services;

    public HandlerCalls HandlerCalls => service.Services.GetRequiredService<HandlerCalls>();

    public ValueTask DisposeAsync() => service.DisposeAsync();
}
