using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Evolution.Hosting.LocalServers.Running;

/// <summary>Checks a resource: with retries until it has responded once, and with a single attempt from then on.</summary>
sealed class StartHealthCheck(Func<CancellationToken, Task> probe) : IHealthCheck
{
    static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30), AnswerLimit = TimeSpan.FromSeconds(5), PollInterval = TimeSpan.FromMilliseconds(40);

    volatile bool hasAnswered;

    /// <summary>Returns to checks with retries, because the resource is starting again.</summary>
    public void Restart() => hasAnswered = false;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        var starts = !hasAnswered;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(starts ? StartLimit : AnswerLimit);
        while (true)
        {
            try
            {
                await probe(limit.Token);
                hasAnswered = true;
                return HealthCheckResult.Healthy();
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                if (!starts || limit.IsCancellationRequested) return HealthCheckResult.Unhealthy(exception.Message, exception);
            }
            await Task.Delay(PollInterval, cancellationToken);
        }
    }
}
