using System.Diagnostics;
using Evolution.ServiceDefaults.Stores;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Evolution.ServiceDefaults.WarmUp;

/// <summary>
/// Runs the <see cref="WarmUpStep">steps</see> after the start; until then the service is unhealthy. The first request to a cold process takes
/// longer than the timeout of its callers, because code is loaded and compiled and connections are opened. Without a warm-up, their
/// circuit breakers open after every restart under load.
/// </summary>
sealed partial class WarmUpService(IEnumerable<WarmUpStep> steps, IServer server, IHostApplicationLifetime lifetime, IServiceProvider services, ILogger<WarmUpService> logger) : BackgroundService, IHealthCheck
{
    /// <summary>A service that could not be warmed up in time, for example because a store does not respond, becomes healthy nevertheless.</summary>
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    readonly TaskCompletionSource completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(completion.Task.IsCompleted ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The service is still warming up."));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        try
        {
            await WaitForStartAsync(stoppingToken);
            if (services.GetService<MigrationService>() is { } migrations) await migrations.Completed.WaitAsync(stoppingToken);
            timeout.CancelAfter(Timeout);
            await RunStepsAsync(timeout.Token);
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            LogTimedOut(Timeout.TotalSeconds);
        }
        finally
        {
            completion.TrySetResult();
        }
    }

    async Task RunStepsAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, ActivityHeadersPropagator = null }) { BaseAddress = GetOwnAddress() };

        // Not sampled (W3C Trace Context, 3.2.2.5.1), because nobody has sent these requests.
        http.DefaultRequestHeaders.Add("traceparent", $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-00");
        foreach (var step in steps)
        {
            try
            {
                await step.RunAsync(services, http, cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                // A dependency is not available yet. The first request will be slower.
                LogStepFailed(exception.Message);
            }
        }
    }

    async Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Returns the loopback address on which this service listens, whatever interface it is bound to.</summary>
    Uri GetOwnAddress() => new($"http://127.0.0.1:{BindingAddress.Parse(server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First()).Port}");

    [LoggerMessage(LogLevel.Information, "A step of the warm-up failed: {Cause}")]
    partial void LogStepFailed(string cause);

    [LoggerMessage(LogLevel.Warning, "The warm-up was not complete within {Seconds} s. The first requests may be slow.")]
    partial void LogTimedOut(double seconds);
}
