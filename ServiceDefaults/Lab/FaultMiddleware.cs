using Microsoft.AspNetCore.Http;

namespace Evolution.ServiceDefaults.Lab;

/// <summary>Applies the enabled faults to requests. The <c>/lab</c> endpoints stay reachable.</summary>
sealed class FaultMiddleware(RequestDelegate next, FaultSwitch faults)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/lab"))
        {
            await faults.Healed.WaitAsync(context.RequestAborted);
            if (!IsHealthCheck(context.Request.Path) && faults.Faults is var current && current != Faults.None)
            {
                await Task.Delay(current.LatencyMilliseconds, context.RequestAborted);
                if (Random.Shared.NextDouble() < current.FailShare)
                {
                    await TypedResults.Problem("The lab injected this failure.").ExecuteAsync(context);
                    return;
                }
            }
        }
        await next(context);
    }

    static bool IsHealthCheck(PathString path) => path == "/health" || path == "/alive";
}
