using DbUp;
using DbUp.Engine;
using DbUp.Engine.Output;
using DbUp.Postgresql;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Evolution.ServiceDefaults.Stores;

/// <summary>
/// Migrates the service's schema at startup, one replica at a time. Retries while the database is unavailable; until then
/// the service is unhealthy.
/// </summary>
public sealed partial class MigrationService(NpgsqlDataSource database, Schema schema, ILogger<MigrationService> logger) : BackgroundService, IHealthCheck
{
    static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(500);

    readonly TaskCompletionSource completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the schema is up to date. Background services that use the schema wait for it.</summary>
    public Task Completed => completion.Task;

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!completion.Task.IsCompleted) return HealthCheckResult.Unhealthy($"The schema {schema.Name} is not up to date yet.");
        try
        {
            await using var command = database.CreateCommand("SELECT 1");
            await command.ExecuteNonQueryAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy("The database does not respond.");
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await MigrateAsync(stoppingToken);
                completion.SetResult();
                return;
            }
            catch (Exception exception) when (IsTransient(exception))
            {
                LogMigrationFailure(schema.Name, exception.Message);
                await Task.Delay(RetryDelay, stoppingToken);
            }
        }
    }

    async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using (var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("SELECT pg_advisory_lock(hashtext('migrations'), hashtext($1))") { Parameters = { new() { Value = schema.Name } } },
                new($"CREATE SCHEMA IF NOT EXISTS {schema.Name}"),
            },
        })
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
        try
        {
            // DbUp is synchronous.
            var result = await Task.Run(Upgrade, cancellationToken);
            if (!result.Successful) throw result.Error;
        }
        finally
        {
            await using var unlock = new NpgsqlCommand("SELECT pg_advisory_unlock(hashtext('migrations'), hashtext($1))", connection) { Parameters = { new() { Value = schema.Name } } };
            await unlock.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    DatabaseUpgradeResult Upgrade() => DeployChanges.To
        .PostgresqlDatabase(new PostgresqlConnectionManager(database))
        .WithScriptsEmbeddedInAssemblies([schema.Scripts, typeof(MigrationService).Assembly], script => script.Contains(".Migrations."))
        .WithVariable("service", schema.Name)
        .JournalToPostgresqlTable(schema.Name, "migrations")
        .WithTransactionPerScript()
        .LogTo(new NoOpUpgradeLog())
        .Build()
        .PerformUpgrade();

    /// <summary>Returns whether a retry can succeed. A script that the database rejects stops the service instead, because a retry would fail as well.</summary>
    static bool IsTransient(Exception failure) => failure switch
    {
        PostgresException rejected => rejected.IsTransient || rejected.SqlState is PostgresErrorCodes.InvalidCatalogName,
        NpgsqlException or TimeoutException => true,
        _ => false,
    };

    [LoggerMessage(LogLevel.Warning, "Migrating the schema {Schema} failed, retrying: {Cause}")]
    partial void LogMigrationFailure(string schema, string cause);
}
