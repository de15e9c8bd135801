using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using OpenTelemetry.Metrics;
using Polly;
using Polly.Retry;

namespace Evolution.ServiceDefaults.Remote;

/// <summary>Registers clients of other services.</summary>
public static class RemoteServiceExtensions
{
    /// <summary>
    /// Registers <typeparamref name="TClient"/>, which takes a <see cref="RemoteServiceClient"/>, for a service whose address
    /// comes from the <c>NAME_URL</c> environment variable or, if that is not set, from service discovery.
    /// </summary>
    public static WebApplicationBuilder AddRemoteService<TClient>(this WebApplicationBuilder builder, string name) where TClient : class
    {
        var options = builder.GetRemoteServiceOptions();
        var address = builder.GetServiceAddress(name);
        var client = builder.Services.AddHttpClient(name, http =>
        {
            http.BaseAddress = new Uri(address ?? $"http://{name}");

            // The resilience handler, if any, sets the timeouts.
            http.Timeout = Timeout.InfiniteTimeSpan;
        });
        client.RemoveAllLoggers();
        var guardedService = options.Breaker is CallProtection.CircuitBreaker ? new GuardedService(name, new()) : null;
        if (guardedService is not null)
        {
            builder.Services.AddSingleton(guardedService);
            client.AddResilienceHandler("remote-service", pipeline => AddProtection(pipeline, options, guardedService));
            client.AddHttpMessageHandler(() => new ResponseBufferingHandler());
        }

        // Inside the retries, so that each attempt uses the service's current address.
        if (address is null) client.AddServiceDiscovery();

        builder.Services.AddSingleton(services =>
            ActivatorUtilities.CreateInstance<TClient>(services, new RemoteServiceClient(name, options, services.GetRequiredService<IHttpClientFactory>(), services.GetRequiredService<RemoteCalls>(), guardedService)));
        builder.Services.TryAddSingleton<RemoteCalls>();
        builder.Services.ConfigureOpenTelemetryMeterProvider((services, _) => services.GetRequiredService<RemoteCalls>());
        return builder;
    }

    /// <summary>Returns the address of a service from its environment variable.</summary>
    /// <returns>Null if the variable is not set and service discovery finds the address.</returns>
    public static string? GetServiceAddress(this WebApplicationBuilder builder, string name) => builder.Configuration[$"{name.ToUpperInvariant()}_URL"];

    /// <summary>Reads the options for calls to other services.</summary>
    public static RemoteServiceOptions GetRemoteServiceOptions(this WebApplicationBuilder builder) => builder.Configuration.GetSection("Remote").Get<RemoteServiceOptions>() ?? new();

    static void AddProtection(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, RemoteServiceOptions options, GuardedService service)
    {
        pipeline.AddTimeout(options.TotalTimeout);
        if (options.Retries > 0)
        {
            var budget = new RetryBudget(options.RetryTokens, options.RetryTokensPerSuccess);
            pipeline.AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = options.Retries,
                Delay = TimeSpan.FromMilliseconds(50),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = attempt => ValueTask.FromResult(ShouldRetry(attempt, budget)),
            }.WithEvents(service.Name));
        }
        pipeline.AddConcurrencyLimiter(options.MaxConcurrentCalls, queueLimit: int.MaxValue);
        pipeline.AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
        {
            FailureRatio = options.FailureRatio,
            MinimumThroughput = options.MinimumThroughput,
            SamplingDuration = options.SamplingDuration,
            BreakDuration = options.BreakDuration,
            StateProvider = service.StateProvider,
        }.WithEvents(service.Name));
        pipeline.AddTimeout(options.AttemptTimeout);
    }

    /// <summary>Decides whether to retry an attempt, and counts it. Polly calls this once for each attempt, also for the last one.</summary>
    static bool ShouldRetry(RetryPredicateArguments<HttpResponseMessage> attempt, RetryBudget budget)
    {
        if (HttpClientResiliencePredicates.IsTransient(attempt.Outcome)) return budget.TryRetry() && IsIdempotent(attempt.Context);

        // Neither a cancelled call nor an open breaker says anything about the service.
        if (attempt.Outcome.Result is not null) budget.AddSuccess();
        return false;
    }

    /// <summary>Returns whether the method of the request is idempotent and may be retried (RFC 9110, 9.2.2).</summary>
    static bool IsIdempotent(ResilienceContext context) =>
        context.GetRequestMessage()?.Method.Method is "GET" or "HEAD" or "OPTIONS" or "PUT" or "DELETE";
}
