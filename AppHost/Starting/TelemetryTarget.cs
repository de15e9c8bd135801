using System.Globalization;
using Evolution.AppHost.Dashboards;
using Evolution.AppHost.Deployments;
using Evolution.AppHost.Secrets;

namespace Evolution.AppHost.Starting;

/// <summary>Configures where services send their telemetry.</summary>
static class TelemetryTarget
{
    /// <summary>The configuration key of a collector that accepts OTLP over HTTP and receives the telemetry instead of Aspire's dashboard: <c>Telemetry:Endpoint=http://localhost:4318</c>.</summary>
    public const string EndpointKey = "Telemetry:Endpoint";

    const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT", ProtocolVariable = "OTEL_EXPORTER_OTLP_PROTOCOL", HeadersVariable = "OTEL_EXPORTER_OTLP_HEADERS";

    // Aspire sets this variable for its own dashboard. With it, a stopping service would retry for seconds to send its last telemetry to a dashboard that stops at the same time.
    const string RetryVariable = "OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY";

    /// <summary>Adds the phase and deployment unit to a service's telemetry. Published services use <c>OTEL_RESOURCE_ATTRIBUTES</c> for that.</summary>
    public static IResourceBuilder<ProjectResource> WithTelemetryAttributes(this IResourceBuilder<ProjectResource> service, Topology topology, DeploymentUnit unit) =>
        !service.ApplicationBuilder.ExecutionContext.IsRunMode ? service : service
            .WithEnvironment("Topology__Phase", topology.Phase.ToString(CultureInfo.InvariantCulture))
            .WithEnvironment("Topology__Unit", unit.Name);

    /// <summary>
    /// Sends a service's telemetry to the configured collector, otherwise to Aspire's dashboard, and nowhere if the dashboard does not run:
    /// Aspire would still set the dashboard's address, and services would record traces without a receiver during measurements.
    /// </summary>
    public static IResourceBuilder<ProjectResource> WithTelemetryTarget(this IResourceBuilder<ProjectResource> project) => project.WithEnvironment(context =>
    {
        var variables = context.EnvironmentVariables;
        variables.Remove(RetryVariable);
        if (project.ApplicationBuilder.Configuration[EndpointKey] is { Length: > 0 } collector)
        {
            (variables[EndpointVariable], variables[ProtocolVariable]) = (collector, "http/protobuf");
            variables.Remove(HeadersVariable);
        }
        else if (!DashboardAddresses.IsDashboardEnabled(project.ApplicationBuilder.Configuration))
        {
            variables.Remove(EndpointVariable);
            variables.Remove(HeadersVariable);
        }
        else if (variables.GetValueOrDefault(HeadersVariable) is string key)
        {
            // The headers contain the API key that the dashboard requires for telemetry.
            variables[HeadersVariable] = project.ApplicationBuilder.CreateSecret("otlp-headers", key);
        }
    });
}
