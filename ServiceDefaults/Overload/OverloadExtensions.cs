using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Evolution.ServiceDefaults.Overload;

/// <summary>Makes an overloaded service refuse requests at once, instead of responding to all of them too late.</summary>
static class OverloadExtensions
{
    public static void AddOverloadProtection(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<OverloadOptions>().Bind(builder.Configuration.GetSection("Overload"))
            .Validate(options => options is { AtWork: > 0, Waiting: >= 0 }, "Overload:AtWork is at least 1, and Overload:Waiting at least 0.").ValidateOnStart();
        builder.Services.AddSingleton<Admission>();
        builder.Services.AddRateLimiter();
        builder.Services.AddOptions<RateLimiterOptions>().Configure<Admission>((limiter, admission) =>
        {
            limiter.GlobalLimiter = admission;
            limiter.OnRejected = RefuseAsync;
        });
        builder.Services.AddHealthChecks().AddCheck<RoomCheck>("room");
    }

    static ValueTask RefuseAsync(OnRejectedContext refused, CancellationToken cancellationToken)
    {
        var context = refused.HttpContext;
        var wait = context.RequestServices.GetRequiredService<IOptions<OverloadOptions>>().Value.RetryAfter;
        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var who = Admission.GroupOf(context.GetEndpoint()) is { Length: > 0 } group ? group : "The service";
        return new(TypedResults.Problem($"{who} has as much to do as it can take. Try again later.", statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(context));
    }
}
