using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Evolution.ServiceDefaults.Telemetry.Availability;

/// <summary>Counts the outcome of each request for the service's own work. It is the outermost middleware, so that it observes what callers observe.</summary>
sealed class RequestOutcomesMiddleware(RequestDelegate next, RequestOutcomes outcomes)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.IsWork())
        {
            await next(context);
            return;
        }
        var started = Stopwatch.GetTimestamp();
        var correct = false;
        try
        {
            await next(context);
            correct = !context.RequestAborted.IsCancellationRequested && context.Response.StatusCode is < 500 and not StatusCodes.Status408RequestTimeout and not StatusCodes.Status429TooManyRequests;
        }
        finally
        {
            outcomes.Count(correct, Stopwatch.GetElapsedTime(started));
        }
    }
}
