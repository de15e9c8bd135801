using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Evolution.ServiceDefaults.Lab.Leaking;

/// <summary>Maps the endpoints that leak the service's database connections.</summary>
static class LeakEndpoints
{
    public static void MapLeak(this IEndpointRouteBuilder lab)
    {
        lab.MapGet("/leak", (ConnectionLeak leak) => TypedResults.Ok(leak.State));
        lab.MapPut("/leak", StartLeakAsync);
        lab.MapDelete("/leak", (ConnectionLeak leak) => leak.StopAsync());
    }

    static async Task<Results<Accepted<Leak>, ProblemHttpResult>> StartLeakAsync(LeakRequest request, ConnectionLeak leak) =>
        request.PerSecond is not (> 0 and <= ConnectionLeak.MaxPerSecond)
            ? TypedResults.Problem($"perSecond must be above 0 and up to {ConnectionLeak.MaxPerSecond}.", statusCode: StatusCodes.Status400BadRequest)
            : TypedResults.Accepted("/lab/leak", await leak.StartAsync(request.PerSecond));
}
