using Evolution.ServiceDefaults.Versioning;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Evolution.ServiceDefaults.Lab.Releases;

/// <summary>Maps the endpoints that read and change the contract version that a service uses, as a deployment would.</summary>
static class ReleaseEndpoints
{
    public static void MapRelease(this IEndpointRouteBuilder lab)
    {
        lab.MapGet("/contracts", (ContractVersions versions) => TypedResults.Ok(new ActiveRelease(versions.Release)));
        lab.MapPut("/contracts", SetRelease);
    }

    static Results<Ok<ActiveRelease>, ProblemHttpResult> SetRelease(ActiveRelease requested, ContractVersions versions)
    {
        if (requested.Release is < 1 || requested.Release > ContractVersions.Newest)
            return TypedResults.Problem($"release must be {(ContractVersions.Newest is 1 ? "1" : "1 or 2")}.", statusCode: StatusCodes.Status400BadRequest);
        versions.Release = requested.Release;
        return TypedResults.Ok(requested);
    }
}
