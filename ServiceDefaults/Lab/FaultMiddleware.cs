using Microsoft.AspNetCore.Http;

namespace Evolution.ServiceDefaults.Lab;

/// <summary>Applies the enabled faults to requests. The <c>/lab</c> endpoints stay reachable.</summary>
sealed class FaultMiddleware(RequestDelegate next, FaultSwitch faults)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/lab"))
        {
            if (IsHealthCheck(context.Request.Path))
            {
                await faults.Healed.WaitAsync(context.RequestAborted);
            }
            else
            {
                await faults.DelayAsync(context.RequestAborted);
                if (Random.Shared.NextDouble() < faults.Faults.FailShare)
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
