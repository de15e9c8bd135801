using System.Security.Cryptography;
using Evolution.AppHost.Secrets;

namespace Evolution.AppHost;

/// <summary>What lets the Lab into a running topology: one token for the control server and the services' <c>/lab</c> endpoints. There is none when publishing.</summary>
sealed record LabAccess(string Token)
{
    /// <summary>The configuration key of the token. The process that starts the host may set it; otherwise it is random.</summary>
    public const string TokenKey = "Control:Token";

    public static LabAccess? Of(IDistributedApplicationBuilder builder)
    {
        if (!builder.ExecutionContext.IsRunMode) return null;
        return new(builder.Configuration[TokenKey] ??= Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
    }
}

static class LabAccessExtensions
{
    /// <summary>Opens the service's <c>/lab</c> endpoints, through which experiments disturb it, and tells it which steps an order takes in its topology.</summary>
    public static IResourceBuilder<ProjectResource> WithLab(this IResourceBuilder<ProjectResource> service, LabAccess? lab, Topology topology) => lab is null ? service : service
        .WithEnvironment("Lab__Enabled", "true")
        .WithEnvironment("Lab__Token", service.ApplicationBuilder.CreateSecret("lab-token", lab.Token))
        .WithEnvironment("Lab__Placement", topology.Placement.ToString());
}
