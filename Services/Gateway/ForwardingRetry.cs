using Microsoft.AspNetCore.Http.Features;
using Polly;
using Polly.Retry;
using Yarp.ReverseProxy.Forwarder;

namespace Evolution.Gateway;

/// <summary>
/// Retries a request that received no response because the process behind its connection or address has just exited. A request that
/// a service may have received is retried only if it is idempotent: by its method (RFC 9110, 9.2.2) or by its <c>Idempotency-Key</c>.
/// </summary>
sealed class ForwardingRetry
{
    static readonly ResiliencePropertyKey<HttpContext> ContextKey = new("http-context");

    // 0.7 s in total: longer than an address is unavailable during a rolling update, and much shorter than the timeouts of callers.
    readonly ResiliencePipeline<IForwarderErrorFeature?> pipeline = new ResiliencePipelineBuilder<IForwarderErrorFeature?>()
        .AddRetry(new RetryStrategyOptions<IForwarderErrorFeature?>
        {
            MaxRetryAttempts = 3,
            Delay = TimeSpan.FromMilliseconds(100),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = outcome => ValueTask.FromResult(ShouldRetry(outcome.Context.Properties.GetValue(ContextKey, null!), outcome.Outcome.Result)),
        })
        .Build();

    /// <summary>Runs in the proxy's pipeline, before the forwarding step.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate forward)
    {
        // Buffer the body of an idempotent request, so that a retry can send it again.
        if (IsIdempotent(context.Request) && context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: false }) context.Request.EnableBuffering();
        var resilience = ResilienceContextPool.Shared.Get(context.RequestAborted);
        resilience.Properties.Set(ContextKey, context);
        try
        {
            await pipeline.ExecuteAsync(static async (resilience, forward) =>
            {
                var context = resilience.Properties.GetValue(ContextKey, null!);
                if (context.GetForwarderErrorFeature() is not null) Rewind(context);
                await forward(context);
                return context.GetForwarderErrorFeature();
            }, resilience, forward);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(resilience);
        }
    }

    static void Rewind(HttpContext context)
    {
        context.Features.Set<IForwarderErrorFeature>(null);
        context.Response.StatusCode = StatusCodes.Status200OK;
        if (context.Request.Body.CanSeek) context.Request.Body.Position = 0;
    }

    static bool ShouldRetry(HttpContext context, IForwarderErrorFeature? failure) =>
        failure is { Error: ForwarderError.Request or ForwarderError.RequestBodyDestination }
        && !context.Response.HasStarted
        && (IsIdempotent(context.Request) || failure.Exception is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError });

    static bool IsIdempotent(HttpRequest request) =>
        request.Method is "GET" or "HEAD" or "OPTIONS" or "PUT" or "DELETE" || request.Headers.ContainsKey("Idempotency-Key");
}
