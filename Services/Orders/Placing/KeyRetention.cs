using Dapper;
using Evolution.ServiceDefaults.Stores;
using Npgsql;

namespace Evolution.Orders.Placing;

/// <summary>Forgets idempotency keys after a day; no caller repeats a request for longer.</summary>
sealed partial class KeyRetention(NpgsqlDataSource database, MigrationService migrations, ILogger<KeyRetention> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await migrations.Completed.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1));
        do
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(stoppingToken);
                await connection.ExecuteAsync("DELETE FROM orders.idempotency_keys WHERE claimed_at < now() - interval '24 hours'");
            }
            catch (NpgsqlException failure)
            {
                LogPostponed(failure.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "Old idempotency keys stay for now: {Cause}")]
    partial void LogPostponed(string cause);
}
