using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Evolution.ServiceDefaults.Telemetry.Availability;

/// <summary>Counts the outcome of each request for what the service does. It is the outermost step, so that it sees what callers see.</summary>
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
