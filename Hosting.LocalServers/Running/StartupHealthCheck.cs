using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Evolution.Hosting.LocalServers.Running;

/// <summary>Checks a resource with retries until it has responded once, and then with a single attempt.</summary>
sealed class StartupHealthCheck(Func<CancellationToken, Task> probe) : IHealthCheck
{
    static readonly TimeSpan StartupTimeout = TimeSpan.FromSeconds(30), ResponseTimeout = TimeSpan.FromSeconds(5), PollInterval = TimeSpan.FromMilliseconds(40);

    volatile bool hasResponded;

    /// <summary>Resumes checks with retries, because the resource is starting again.</summary>
    public void Reset() => hasResponded = false;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        var isStarting = !hasResponded;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(isStarting ? StartupTimeout : ResponseTimeout);
        while (true)
        {
            try
            {
                await probe(timeout.Token);
                hasResponded = true;
                return HealthCheckResult.Healthy();
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                if (!isStarting || timeout.IsCancellationRequested) return HealthCheckResult.Unhealthy(exception.Message, exception);
            }
            await Task.Delay(PollInterval, cancellationToken);
        }
    }
}
