using System.Diagnostics.Metrics;
using Evolution.ServiceDefaults.Stores;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Evolution.ServiceDefaults.Telemetry;

/// <summary>Reads figures every few seconds that nobody counts while they change, and shows them as metrics. Runs only where telemetry goes somewhere.</summary>
/// <param name="meters">Makes the meter.</param>
/// <param name="migrations">What is read is there once they are completed.</param>
/// <param name="logger">Logs failed reads.</param>
public abstract partial class PolledGauges(IMeterFactory meters, MigrationService migrations, ILogger logger) : BackgroundService
{
    static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(5);

    readonly Meter meter = meters.Create("Evolution.Gauges");

    /// <summary>Reads the figures.</summary>
    protected abstract Task ReadAsync(CancellationToken cancellation);

    /// <summary>Forgets the figures: what they tell of does not answer.</summary>
    protected abstract void Forget();

    /// <summary>Adds a metric.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="unit">Its unit, as UCUM writes it.</param>
    /// <param name="description">What it tells.</param>
    /// <param name="values">The values at this moment; none where they are not known.</param>
    protected void Add<T>(string name, string unit, string description, Func<IEnumerable<Measurement<T>>> values) where T : struct => meter.CreateObservableGauge(name, values, unit, description);

    /// <summary>A value that may not be known.</summary>
    protected static IEnumerable<Measurement<T>> Of<T>(T? value) where T : struct => value is { } known ? [new(known)] : [];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await migrations.Completed.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(PollInterval);
        do
        {
            try
            {
                await ReadAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // The service works without it, and the next look comes soon.
                Forget();
                LogUnread(failure.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Debug, "A metric cannot be read: {Cause}")]
    partial void LogUnread(string cause);
}
