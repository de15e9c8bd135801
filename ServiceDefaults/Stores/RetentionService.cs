using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Evolution.ServiceDefaults.Stores;

/// <summary>Deletes rows that are no longer needed, at startup and every hour.</summary>
sealed partial class RetentionService(string rows, string statement, NpgsqlDataSource database, MigrationService migrations, ILogger<RetentionService> logger) : BackgroundService
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
                await connection.ExecuteAsync(statement);
            }
            catch (NpgsqlException exception)
            {
                LogDeletionFailed(rows, exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "Deleting old {Rows} failed and will be retried in an hour: {Cause}")]
    partial void LogDeletionFailed(string rows, string cause);
}

/// <summary>Registers the deletion of old rows.</summary>
public static class RetentionExtensions
{
    /// <summary>Deletes old rows at startup and every hour.</summary>
    /// <param name="builder">The service's builder.</param>
    /// <param name="rows">A name for the rows in the log.</param>
    /// <param name="statement">The DELETE statement.</param>
    public static void AddRetention(this IHostApplicationBuilder builder, string rows, string statement) =>
        builder.Services.AddSingleton<IHostedService>(services => ActivatorUtilities.CreateInstance<RetentionService>(services, rows, statement));
}
