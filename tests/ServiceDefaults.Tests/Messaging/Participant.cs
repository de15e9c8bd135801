using Dapper;
using Evolution.Contracts.Messages;
using Evolution.ServiceDefaults.Messaging;
using Evolution.ServiceDefaults.Stores;
using Evolution.ServiceDefaults.Tests.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Evolution.ServiceDefaults.Tests.Messaging;

/// <summary>A service that publishes and, where a test says so, receives.</summary>
sealed class Participant(PlainService service, string database) : IAsyncDisposable
{
    public LogLines Log { get; } = service.Services.GetRequiredService<LogLines>();

    public static async Task<Participant> StartAsync(string database, string cache, string messaging, Action<MessagingBuilder>? handlers = null, Action<IServiceCollection>? register = null, params (string, string)[] more)
    {
        (string, string)[] settings = [("ConnectionStrings:database", database), ("ConnectionStrings:cache", cache), ("ConnectionStrings:messaging", messaging), .. more];
        var service = await PlainService.StartAsync(settings, builder =>
        {
            builder.AddStores("probe");
            builder.AddMessaging("inventory", handlers ?? (_ => { }));
            builder.Services.AddSingleton<Effects>().AddSingleton<LogLines>().AddSingleton<ILoggerProvider>(services => services.GetRequiredService<LogLines>());
            register?.Invoke(builder.Services);
        });
        await service.MigratedAsync();
        return new(service, database);
    }

    /// <summary>Stores messages in a transaction, as a service does together with what they tell of.</summary>
    public async Task StoreAsync(IReadOnlyList<IOrderMessage> messages, bool commit = true)
    {
        var outbox = service.Services.GetRequiredService<Outbox>();
        await using var connection = await service.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { outbox.Store(messages) } };
        await batch.ExecuteNonQueryAsync();
        if (!commit) return;
        await transaction.CommitAsync();
        outbox.Committed();
    }

    /// <summary>How many messages wait to be published.</summary>
    public async Task<int> WaitingAsync() => await ScalarAsync<int>("SELECT count(*) FROM probe.outbox");

    /// <summary>The orders whose message had its effect, in the order in which it had.</summary>
    public async Task<IReadOnlyList<Guid>> EffectsAsync()
    {
        // Not one of the service's connections, which tests break.
        await using var connection = new NpgsqlConnection($"{database};Pooling=false");
        return [.. await connection.QueryAsync<Guid>("SELECT order_id FROM probe.things ORDER BY position")];
    }

    public async Task<T?> ScalarAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection($"{database};Pooling=false");
        return await connection.ExecuteScalarAsync<T>(sql);
    }

    /// <summary>What it is made of.</summary>
    public IServiceProvider Services => service.Services;

    public Effects Effects => service.Services.GetRequiredService<Effects>();

    public ValueTask DisposeAsync() => service.DisposeAsync();
}
