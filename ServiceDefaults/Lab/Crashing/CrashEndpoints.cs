using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Evolution.ServiceDefaults.Lab.Crashing;

/// <summary>Maps the endpoints that list the points at which the process can be terminated, and arm one of them for the next pass.</summary>
static class CrashEndpoints
{
    public static void MapCrashPoints(this IEndpointRouteBuilder lab)
    {
        lab.MapGet("/crash-points", (CrashPoints points) => TypedResults.Ok(points.All));
        lab.MapPut("/crash", Arm);
        lab.MapDelete("/crash", (CrashPoints points) => points.Disarm());
    }

    static Results<Ok<CrashRequest>, ProblemHttpResult> Arm(CrashRequest request, CrashPoints points)
    {
        if (points.All.FirstOrDefault(point => point.Name == request.Point) is not { } crashPoint)
        {
            var names = points.All.Select(point => point.Name).ToArray();
            return TypedResults.Problem(
                $"Unknown crash point '{request.Point}'. Expected one of: {(names is [] ? "none" : string.Join(", ", names))}.",
                statusCode: StatusCodes.Status404NotFound,
                extensions: new Dictionary<string, object?> { ["points"] = names });
        }
        points.Arm(crashPoint);
        return TypedResults.Ok(request);
    }
}

/// <summary>A request for a crash.</summary>
/// <param name="Point">The name of the point at which the process terminates.</param>
sealed record CrashRequest(string Point);
