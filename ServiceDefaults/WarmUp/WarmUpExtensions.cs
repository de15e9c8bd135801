using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.ServiceDefaults.WarmUp;

/// <summary>Warms up a service before it is healthy.</summary>
public static class WarmUpExtensions
{
    /// <summary>Adds a step. It may fail; the service then becomes healthy without it.</summary>
    /// <param name="builder">The builder of the service.</param>
    /// <param name="runAsync">See <see cref="WarmUpStep"/>.</param>
    public static void AddWarmUp(this WebApplicationBuilder builder, Func<IServiceProvider, HttpClient, CancellationToken, Task> runAsync)
    {
        if (!builder.Configuration.GetValue("WarmUp:Enabled", true) || DocumentGeneration.IsRunning) return;
        builder.Services.AddSingleton(new WarmUpStep(runAsync));
        if (builder.Services.Any(service => service.ServiceType == typeof(WarmUpService))) return;
        builder.Services.AddSingleton<WarmUpService>();
        builder.Services.AddHostedService(services => services.GetRequiredService<WarmUpService>());
        builder.Services.AddHealthChecks().AddCheck<WarmUpService>("warm-up");
    }
}
