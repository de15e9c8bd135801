using Evolution.Contracts;
using Evolution.ServiceDefaults.Discovery;
using Evolution.ServiceDefaults.Errors;
using Evolution.ServiceDefaults.Lab;
using Evolution.ServiceDefaults.Overload;
using Evolution.ServiceDefaults.Telemetry;
using Evolution.ServiceDefaults.Telemetry.Availability;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Evolution.ServiceDefaults;

/// <summary>Adds what all services of the shop share: telemetry, health checks, the JSON format of the contracts, and errors as Problem Details.</summary>
public static class ServiceDefaultsExtensions
{
    const int MaxBodyBytes = 4 * 1024 * 1024;

    // Equal to the Gateway's timeout, so that requests in flight still complete. Kubernetes and Compose wait longer before they kill a
    // service; Aspire's orchestrator kills it after 6 s.
    static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Registers the defaults that all services share.</summary>
    public static WebApplicationBuilder AddServiceDefaults(this WebApplicationBuilder builder)
    {
        if (DocumentGeneration.IsRunning) builder.Host.UseServiceProviderFactory(new DocumentGeneration());
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddTelemetry();
        builder.AddErrors();
        builder.AddOverloadProtection();
        builder.AddLab();

        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), ["live"]);
        builder.AddDiscovery();
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ContractsJson.Default));
        builder.Services.Configure<Microsoft.AspNetCore.Http.Json.JsonOptions>(json => json.SerializerOptions.RespectRequiredConstructorParameters = true);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = MaxBodyBytes);
        return builder;
    }

    /// <summary>Maps <c>/health</c>, the readiness check, and <c>/alive</c>, the liveness check, which is healthy while the process responds.</summary>
    public static WebApplication MapServiceDefaults(this WebApplication app)
    {
        if (app.Services.GetService<RequestOutcomes>() is not null) app.UseMiddleware<RequestOutcomesMiddleware>();
        app.UseErrors();
        app.UseRateLimiter();
        app.UseLab();
        app.MapHealthChecks("/health").DisableRateLimiting().ExcludeFromDescription();
        app.MapHealthChecks("/alive", new HealthCheckOptions { Predicate = check => check.Tags.Contains("live") }).DisableRateLimiting().ExcludeFromDescription();
        return app;
    }

    static IEndpointConventionBuilder ExcludeFromDescription(this IEndpointConventionBuilder endpoint)
    {
        endpoint.Add(builder => builder.Metadata.Add(new ExcludeFromDescriptionAttribute()));
        return endpoint;
    }
}
