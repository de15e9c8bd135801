using Microsoft.AspNetCore.Http;

namespace Evolution.ServiceDefaults.Telemetry.Availability;

/// <summary>Counts the outcome of each request to the service's API. It is the outermost middleware, so that it observes what callers observe.</summary>
sealed class RequestOutcomesMiddleware(RequestDelegate next, RequestOutcomes outcomes, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.IsServiceRequest())
        {
            await next(context);
            return;
        }
        var startedAt = time.GetTimestamp();
        var isCorrect = false;
        try
        {
            await next(context);
            isCorrect = !context.RequestAborted.IsCancellationRequested && context.Response.StatusCode is < 500 and not StatusCodes.Status408RequestTimeout and not StatusCodes.Status429TooManyRequests;
        }
        finally
        {
            outcomes.Count(isCorrect, time.GetElapsedTime(startedAt));
        }
    }
}
