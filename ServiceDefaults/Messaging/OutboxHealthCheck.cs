using Dapper;
using Evolution.ServiceDefaults.Stores;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Evolution.ServiceDefaults.Messaging;

/// <summary>
/// Reports degraded while messages cannot be published. The service still serves requests, but the orders of these messages do not
/// continue until a release that can publish them is deployed, or their queues exist again.
/// </summary>
sealed class OutboxHealthCheck(NpgsqlDataSource database, Schema schema, MigrationService migrations) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        // Until the schema is up to date, and while the database does not respond, the service is unhealthy for that reason.
        if (!migrations.Completed.IsCompleted) return HealthCheckResult.Healthy();
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            var (count, types) = await connection.QuerySingleAsync<(long, string?)>(new CommandDefinition(
                $"SELECT count(*), string_agg(DISTINCT type, ', ') FROM {schema.Name}.outbox WHERE retry_at IS NOT NULL", cancellationToken: cancellationToken));
            return count is 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded($"{count} messages cannot be published: {types}.");
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            return HealthCheckResult.Healthy();
        }
    }
}
