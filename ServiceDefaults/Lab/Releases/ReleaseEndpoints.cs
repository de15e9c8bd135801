using Evolution.ServiceDefaults.Versioning;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Evolution.ServiceDefaults.Lab.Releases;

/// <summary>Maps the endpoints that read and change the contract version that a service uses, as if it had been deployed with it.</summary>
static class ReleaseEndpoints
{
    public static void MapRelease(this IEndpointRouteBuilder lab)
    {
        lab.MapGet("/contracts", (ContractVersions versions) => TypedResults.Ok(new SpokenRelease(versions.Release)));
        lab.MapPut("/contracts", Speak);
    }

    static Results<Ok<SpokenRelease>, ProblemHttpResult> Speak(SpokenRelease spoken, ContractVersions versions)
    {
        if (spoken.Release is < 1 || spoken.Release > ContractVersions.Newest)
            return TypedResults.Problem($"release is {(ContractVersions.Newest is 1 ? "1" : "1 or 2")}.", statusCode: StatusCodes.Status400BadRequest);
        versions.Release = spoken.Release;
        return TypedResults.Ok(spoken);
    }
}
