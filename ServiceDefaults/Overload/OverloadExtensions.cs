using Evolution.ServiceDefaults.Remote;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.ServiceDefaults.Overload;

/// <summary>Makes an overloaded service refuse requests immediately, instead of responding to all of them too late.</summary>
static class OverloadExtensions
{
    public static void AddOverloadProtection(this WebApplicationBuilder builder)
    {
        var isProtected = builder.GetRemoteServiceOptions().Breaker is not CallProtection.None;
        builder.Services.AddOptions<OverloadOptions>().Configure(options => options.UseDefaults(isProtected)).Bind(builder.Configuration.GetSection("Overload"))
            .Validate(options => options is { MaxConcurrentRequests: > 0, MaxQueuedRequests: >= 0 }, "Overload:MaxConcurrentRequests must be at least 1, and Overload:MaxQueuedRequests at least 0.").ValidateOnStart();
        builder.Services.AddSingleton<Admission>();
        builder.Services.AddRateLimiter();
        builder.Services.AddOptions<RateLimiterOptions>().Configure<Admission>((limiter, admission) =>
        {
            limiter.GlobalLimiter = admission;
            limiter.OnRejected = RefuseAsync;
        });
        builder.Services.AddHealthChecks().AddCheck<CapacityHealthCheck>("capacity");
    }

    static ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var context = rejected.HttpContext;
        var subject = Admission.GetGroup(context.GetEndpoint()) is { Length: > 0 } group ? group : "The service";
        return new(OverloadResults.Refuse(context, $"{subject} is overloaded. Try again later.").ExecuteAsync(context));
    }
}
