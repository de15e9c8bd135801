using Evolution.ServiceDefaults.Stores;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Evolution.ServiceDefaults.Lab.Flooding;

/// <summary>Maps the endpoints that report the results of cache reads and flood the cache.</summary>
static class CacheEndpoints
{
    public static void MapCache(this IEndpointRouteBuilder lab)
    {
        lab.MapGet("/cache", (Cache cache) => TypedResults.Ok(cache.Counts));
        lab.MapGet("/flood", (CacheFlood flood) => TypedResults.Ok(flood.State));
        lab.MapPut("/flood", StartFloodAsync);
        lab.MapDelete("/flood", (CacheFlood flood) => flood.StopAsync());
    }

    static async Task<Results<Accepted<Flood>, ProblemHttpResult>> StartFloodAsync(FloodRequest request, CacheFlood flood) =>
        request.Megabytes is < 1 or > CacheFlood.MaxMegabytes
            ? TypedResults.Problem($"megabytes must be 1 to {CacheFlood.MaxMegabytes}.", statusCode: StatusCodes.Status400BadRequest)
            : TypedResults.Accepted("/lab/flood", await flood.StartAsync(request.Megabytes));
}
