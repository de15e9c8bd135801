using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Evolution.ServiceDefaults.Lab.Crashing;

/// <summary>Lists the points at which the process can be terminated, and arms one of them for the next pass.</summary>
static class CrashEndpoints
{
    public static void MapCrashes(this IEndpointRouteBuilder lab)
    {
        lab.MapGet("/crash-points", (CrashPoints points) => TypedResults.Ok(points.Listed));
        lab.MapPut("/crash", Arm);
        lab.MapDelete("/crash", (CrashPoints points) => points.Disarm());
    }

    static Results<Ok<CrashWish>, ProblemHttpResult> Arm(CrashWish wish, CrashPoints points)
    {
        if (points.Listed.FirstOrDefault(point => point.Name == wish.Point) is not { } found)
        {
            var names = points.Listed.Select(point => point.Name).ToArray();
            return TypedResults.Problem(
                $"An order passes no point {wish.Point} here. {(names is [] ? "There is none." : $"There are {string.Join(", ", names)}.")}",
                statusCode: StatusCodes.Status404NotFound,
                extensions: new Dictionary<string, object?> { ["points"] = names });
        }
        points.Arm(found);
        return TypedResults.Ok(wish);
    }
}

/// <summary>A request for a crash.</summary>
/// <param name="Point">The name of the point at which the process terminates.</param>
sealed record CrashWish(string Point);
