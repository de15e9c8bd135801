using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Evolution.ServiceDefaults.Lab.Hogging;

/// <summary>Maps the endpoints that hog the database server that the service uses.</summary>
static class HogEndpoints
{
    public static void MapHog(this IEndpointRouteBuilder lab)
    {
        lab.MapGet("/hog", (DatabaseHog hog) => TypedResults.Ok(hog.State));
        lab.MapPut("/hog", StartHogAsync);
        lab.MapDelete("/hog", (DatabaseHog hog) => hog.StopAsync());
    }

    static async Task<Results<Accepted<Hog>, ProblemHttpResult>> StartHogAsync(HogRequest request, DatabaseHog hog) =>
        request.Burners is < 0 or > DatabaseHog.MaxBurners
            ? TypedResults.Problem($"burners must be 0 to {DatabaseHog.MaxBurners}.", statusCode: StatusCodes.Status400BadRequest)
            : TypedResults.Accepted("/lab/hog", await hog.StartAsync(request.Burners));
}
