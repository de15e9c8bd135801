using System.Globalization;
using Evolution.AppHost.Dashboards;
using Evolution.AppHost.Deployments;
using Evolution.AppHost.Secrets;

namespace Evolution.AppHost.Starting;

/// <summary>Where services send their telemetry.</summary>
static class TelemetryTarget
{
    /// <summary>The configuration key of a collector that takes OTLP over HTTP, beside which Aspire's dashboard gets nothing: <c>Telemetry:Endpoint=http://localhost:4318</c>.</summary>
    public const string EndpointKey = "Telemetry:Endpoint";

    const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT", Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL", Headers = "OTEL_EXPORTER_OTLP_HEADERS";

    // Aspire sets it for its own dashboard. A service that ends would try for seconds to send its last telemetry to a dashboard that has ended with it.
    const string Retry = "OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY";

    /// <summary>Lets a service say in its telemetry which phase and deployment unit it is of. What is published says that by <c>OTEL_RESOURCE_ATTRIBUTES</c>.</summary>
    public static IResourceBuilder<ProjectResource> WithTelemetryOf(this IResourceBuilder<ProjectResource> service, Topology topology, DeploymentUnit unit) =>
        !service.ApplicationBuilder.ExecutionContext.IsRunMode ? service : service
            .WithEnvironment("Topology__Phase", topology.Phase.ToString(CultureInfo.InvariantCulture))
            .WithEnvironment("Topology__Unit", unit.Name);

    /// <summary>
    /// Sends a service's telemetry to the collector that the configuration names, otherwise to Aspire's dashboard, and nowhere where that
    /// does not run: Aspire would still name its address, and services that are measured would record traces for nobody.
    /// </summary>
    public static IResourceBuilder<ProjectResource> WithTelemetryTarget(this IResourceBuilder<ProjectResource> project) => project.WithEnvironment(context =>
    {
        var variables = context.EnvironmentVariables;
        variables.Remove(Retry);
        if (project.ApplicationBuilder.Configuration[EndpointKey] is { Length: > 0 } collector)
        {
            (variables[Endpoint], variables[Protocol]) = (collector, "http/protobuf");
            variables.Remove(Headers);
        }
        else if (!DashboardAddresses.Runs(project.ApplicationBuilder.Configuration))
        {
            variables.Remove(Endpoint);
            variables.Remove(Headers);
        }
        else if (variables.GetValueOrDefault(Headers) is string key)
        {
            // It holds the key by which the dashboard takes telemetry.
            variables[Headers] = project.ApplicationBuilder.CreateSecret("otlp-headers", key);
        }
    });
}
