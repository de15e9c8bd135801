using System.Diagnostics.Metrics;
using Evolution.ServiceDefaults.Stores;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Evolution.ServiceDefaults.Telemetry;

/// <summary>Polls values that cannot be counted as they change, and reports them as metrics. Runs only if telemetry is exported.</summary>
/// <param name="meters">Creates the meter.</param>
/// <param name="migrations">The migrations that must complete before the first read.</param>
/// <param name="logger">Logs failed reads.</param>
public abstract partial class PolledGauges(IMeterFactory meters, MigrationService migrations, ILogger logger) : BackgroundService
{
    static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(5);

    readonly Meter meter = meters.Create("Evolution.Gauges");

    /// <summary>Reads the values.</summary>
    protected abstract Task ReadAsync(CancellationToken cancellationToken);

    /// <summary>Clears the values when their source does not respond.</summary>
    protected abstract void Clear();

    /// <summary>Adds a gauge.</summary>
    /// <param name="name">The name of the metric.</param>
    /// <param name="unit">The unit in UCUM notation.</param>
    /// <param name="description">What the metric measures.</param>
    /// <param name="values">Returns the current values; empty if they are unknown.</param>
    protected void AddGauge<T>(string name, string unit, string description, Func<IEnumerable<Measurement<T>>> values) where T : struct => meter.CreateObservableGauge(name, values, unit, description);

    /// <summary>Returns a measurement of a value; empty if the value is null.</summary>
    protected static IEnumerable<Measurement<T>> Measure<T>(T? value) where T : struct => value is { } measured ? [new(measured)] : [];

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
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The service works without the values, and the next read follows soon.
                Clear();
                LogReadFailed(exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Debug, "Reading a metric failed: {Cause}")]
    partial void LogReadFailed(string cause);
}
