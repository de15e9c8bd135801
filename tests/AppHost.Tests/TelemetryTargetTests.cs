using Evolution.AppHost.Starting;

namespace Evolution.AppHost.Tests;

/// <summary>The endpoint to which services send traces, metrics and logs.</summary>
public sealed class TelemetryTargetTests
{
    [Fact]
    public async Task With_the_dashboard_enabled_telemetry_is_sent_to_the_dashboard() => (await GetTelemetryVariablesAsync()).ShouldContainKey("OTEL_EXPORTER_OTLP_HEADERS");

    [Fact]
    public async Task Without_the_dashboard_telemetry_is_not_exported() =>
        (await GetTelemetryVariablesAsync("--Dashboard:Enabled=false")).ShouldNotContainKey("OTEL_EXPORTER_OTLP_ENDPOINT");

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task A_configured_collector_receives_the_telemetry_without_the_key_of_the_dashboard(string dashboard)
    {
        var variables = await GetTelemetryVariablesAsync($"--Dashboard:Enabled={dashboard}", "--Telemetry:Endpoint=http://localhost:4318");

        variables["OTEL_EXPORTER_OTLP_ENDPOINT"].ShouldBe("http://localhost:4318");
        variables["OTEL_EXPORTER_OTLP_PROTOCOL"].ShouldBe("http/protobuf");
        variables.ShouldNotContainKey("OTEL_EXPORTER_OTLP_HEADERS");
    }

    static async Task<Dictionary<string, object>> GetTelemetryVariablesAsync(params string[] arguments)
    {
        var builder = DistributedApplication.CreateBuilder(arguments);
        builder.Configuration["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = "http://localhost:18889";
        builder.Configuration["AppHost:OtlpApiKey"] = "key";
        var service = builder.AddProject<Projects.Gateway>("gateway").AsBuiltProgram().Resource;

        var variables = new Dictionary<string, object>();
        var context = new EnvironmentCallbackContext(builder.ExecutionContext, service, variables);
        foreach (var annotation in service.Annotations.OfType<EnvironmentCallbackAnnotation>()) await annotation.Callback(context);
        return variables;
    }
}
