using Evolution.ServiceDefaults.Lab;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Scalar.AspNetCore;

namespace Evolution.ServiceDefaults.ApiReference;

/// <summary>
/// Maps the <c>/api-reference</c> page, which shows OpenAPI documents and sends the requests that they describe. The page exists only where
/// the lab is enabled, never in a deployment, loads nothing from other hosts and sends no usage data.
/// </summary>
public static class ApiReferenceExtensions
{
    const string Path = "/api-reference";

    /// <summary>Maps a page for the service's own OpenAPI document.</summary>
    public static void MapApiReference(this WebApplication app, string title) => app.MapPage(options => options.WithTitle(title));

    /// <summary>Maps a page for the documents of several services, each behind its prefix.</summary>
    /// <param name="app">The application.</param>
    /// <param name="title">The page's title.</param>
    /// <param name="services">The services whose documents the page shows.</param>
    public static void MapApiReference(this WebApplication app, string title, IEnumerable<string> services) => app.MapPage(options => options
        .WithTitle(title)
        // The documents contain the addresses of their services, which reject requests from a page of another origin.
        .WithDynamicBaseServerUrl()
        .AddServer("/")
        .AddDocuments(services.Select((service, index) => new ScalarDocument(service, service, $"/{service}-api/openapi/v1.json", index is 0))));

    static void MapPage(this WebApplication app, Action<ScalarOptions> configure)
    {
        if (app.Services.GetService<LabOptions>() is null) return;
        app.MapScalarApiReference(Path, options =>
        {
            configure(options);
            // The package includes the page's scripts.
            options.DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideClientButton().HideDeveloperTools();
        }).DisableRateLimiting();
    }
}
