using Evolution.ServiceDefaults.Lab.Crashing;
using Evolution.ServiceDefaults.Lab.Flooding;
using Evolution.ServiceDefaults.Lab.Hogging;
using Evolution.ServiceDefaults.Lab.Leaking;
using Evolution.ServiceDefaults.Lab.Releases;
using Evolution.ServiceDefaults.Remote;
using Evolution.ServiceDefaults.Versioning;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.ServiceDefaults.Lab;

/// <summary>
/// Adds the <c>/lab</c> endpoints, through which experiments make a service slow, hang or fail (<c>faults</c>), switch its contract
/// version (<c>contracts</c>), flood its cache (<c>cache</c>, <c>flood</c>), hog its database (<c>hog</c>), leak its connections (<c>leak</c>), terminate the service at a step of
/// an order (<c>crash-points</c>, <c>crash</c>), and read the states of its circuit breakers (<c>breakers</c>). Without <see cref="LabOptions.Enabled"/>, the endpoints do not exist.
/// </summary>
static class LabExtensions
{
    const int MaxMilliseconds = 60_000;

    public static void AddLab(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CrashPoints>();
        var options = LabOptions.From(builder.Configuration);
        if (!options.Enabled) return;
        if (string.IsNullOrEmpty(options.Token)) throw new InvalidOperationException("Lab:Enabled requires Lab:Token, which protects the /lab endpoints.");
        builder.Services.AddSingleton(options).AddSingleton<FaultSwitch>();
    }

    /// <summary>Registers the experiments that target a service's stores.</summary>
    public static void AddStoreExperiments(this WebApplicationBuilder builder)
    {
        if (LabOptions.From(builder.Configuration).Enabled) builder.Services.AddSingleton<CacheFlood>().AddSingleton<DatabaseHog>().AddSingleton<ConnectionLeak>();
    }

    public static void UseLab(this WebApplication app)
    {
        if (app.Services.GetService<LabOptions>() is null) return;

        app.UseMiddleware<LabAccessMiddleware>();
        app.UseMiddleware<FaultMiddleware>();
        var lab = app.MapGroup("/lab").ExcludeFromDescription().DisableRateLimiting();
        lab.MapGet("/faults", (FaultSwitch faults) => TypedResults.Ok(faults.Faults));
        lab.MapPut("/faults", SetFaults);
        lab.MapDelete("/faults", (FaultSwitch faults) => faults.Set(Faults.None));
        lab.MapGet("/breakers", (IEnumerable<GuardedService> guarded) => TypedResults.Ok(guarded.ToDictionary(service => service.Name, service => service.BreakerState)));
        lab.MapCrashPoints();
        var registrations = app.Services.GetRequiredService<IServiceProviderIsService>();
        if (registrations.IsService(typeof(ContractVersions))) lab.MapRelease();
        if (registrations.IsService(typeof(CacheFlood))) lab.MapCache();
        if (registrations.IsService(typeof(DatabaseHog))) lab.MapHog();
        if (registrations.IsService(typeof(ConnectionLeak))) lab.MapLeak();
    }

    static Results<Ok<Faults>, ProblemHttpResult> SetFaults(Faults faults, FaultSwitch faultSwitch)
    {
        if (faults.LatencyMilliseconds is < 0 or > MaxMilliseconds || faults.FailShare is not (>= 0 and <= 1))
            return TypedResults.Problem($"latencyMilliseconds must be 0 to {MaxMilliseconds}, and failShare 0 to 1.", statusCode: StatusCodes.Status400BadRequest);
        faultSwitch.Set(faults);
        return TypedResults.Ok(faults);
    }
}
