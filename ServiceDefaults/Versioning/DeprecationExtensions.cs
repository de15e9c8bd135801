using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.ServiceDefaults.Versioning;

/// <summary>Announces the removal of an old release in every response of its routes.</summary>
public static class DeprecationExtensions
{
    /// <summary>
    /// Marks routes as those of an old release: responses carry <c>Deprecation</c> (RFC 9745), <c>Sunset</c> (RFC 8594) and a <c>Link</c> to
    /// the successor (RFC 5829), and the OpenAPI document marks the routes as deprecated.
    /// </summary>
    /// <param name="routes">The routes.</param>
    /// <param name="successor">The path that replaces them.</param>
    public static RouteGroupBuilder MarkDeprecated(this RouteGroupBuilder routes, string successor)
    {
        var versions = ((IEndpointRouteBuilder)routes).ServiceProvider.GetRequiredService<ContractVersions>();
        var deprecation = string.Create(CultureInfo.InvariantCulture, $"@{versions.DeprecatedAt.ToUnixTimeSeconds()}");
        var sunset = versions.SunsetAt.ToString("R", CultureInfo.InvariantCulture);
        var link = $"<{successor}>; rel=\"successor-version\"";
        routes.WithMetadata(new ObsoleteAttribute($"Use {successor} instead."));
        ((IEndpointConventionBuilder)routes).Finally(endpoint =>
        {
            var next = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = context =>
            {
                // Set when the response starts, because the exception handler clears earlier headers.
                context.Response.OnStarting(() =>
                {
                    var headers = context.Response.Headers;
                    headers["Deprecation"] = deprecation;
                    headers["Sunset"] = sunset;
                    headers.Link = link;
                    return Task.CompletedTask;
                });
                return next(context);
            };
        });
        return routes;
    }
}
