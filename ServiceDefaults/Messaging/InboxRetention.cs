using Dapper;
using Evolution.ServiceDefaults.Stores;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Evolution.ServiceDefaults.Messaging;

/// <summary>Forgets messages that no broker will deliver again.</summary>
sealed partial class InboxRetention(NpgsqlDataSource database, Schema schema, MigrationService migrations, ILogger<InboxRetention> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        await migrations.Completed.WaitAsync(stopping);
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1));
        do
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(stopping);
                await connection.ExecuteAsync($"DELETE FROM {schema.Name}.inbox WHERE handled_at < now() - interval '7 days'");
            }
            catch (NpgsqlException failure)
            {
                LogPostponed(failure.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stopping));
    }

    [LoggerMessage(LogLevel.Warning, "Old inbox entries stay for now: {Cause}")]
    partial void LogPostponed(string cause);
}
