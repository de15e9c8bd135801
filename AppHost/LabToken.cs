using System.Security.Cryptography;
using Evolution.AppHost.Secrets;

namespace Evolution.AppHost;

/// <summary>The token that grants access to the control server and the services' <c>/lab</c> endpoints of a running topology. There is none when publishing.</summary>
sealed record LabToken(string Token)
{
    /// <summary>The configuration key of the token. The process that starts the host may set it; otherwise it is random.</summary>
    public const string TokenKey = "Control:Token";

    public static LabToken? GetOrCreate(IDistributedApplicationBuilder builder)
    {
        if (!builder.ExecutionContext.IsRunMode) return null;
        return new(builder.Configuration[TokenKey] ??= Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
    }
}

static class LabExtensions
{
    /// <summary>Enables the service's <c>/lab</c> endpoints, through which experiments inject faults, and configures how orders are placed in its topology.</summary>
    public static IResourceBuilder<ProjectResource> WithLab(this IResourceBuilder<ProjectResource> service, LabToken? token, Topology topology) => token is null ? service : service
        .WithEnvironment("Lab__Enabled", "true")
        .WithEnvironment("Lab__Token", service.ApplicationBuilder.CreateSecret("lab-token", token.Token))
        .WithEnvironment("Lab__Placement", topology.Placement.ToString());
}
