using Evolution.ServiceDefaults.Lab;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Scalar.AspNetCore;

namespace Evolution.ServiceDefaults.ApiReference;

/// <summary>
/// The page <c>/api-reference</c>, on which people read OpenAPI documents and try what they describe. It is there where the lab is, and
/// in no deployment. It loads nothing from other hosts and sends no usage data.
/// </summary>
public static class ApiReferenceExtensions
{
    const string Path = "/api-reference";

    /// <summary>Maps the page of a service's own document.</summary>
    public static void MapApiReference(this WebApplication app, string title) => app.MapPage(options => options.WithTitle(title));

    /// <summary>Maps the page of the documents of several services, each behind its prefix.</summary>
    /// <param name="app">The application.</param>
    /// <param name="title">The page's title.</param>
    /// <param name="services">The services whose documents it shows.</param>
    public static void MapApiReference(this WebApplication app, string title, IEnumerable<string> services) => app.MapPage(options => options
        .WithTitle(title)
        // The documents name their services' own addresses, where no other page may ask.
        .WithDynamicBaseServerUrl()
        .AddServer("/")
        .AddDocuments(services.Select((service, index) => new ScalarDocument(service, service, $"/{service}-api/openapi/v1.json", index is 0))));

    static void MapPage(this WebApplication app, Action<ScalarOptions> documents)
    {
        if (app.Services.GetService<LabOptions>() is null) return;
        app.MapScalarApiReference(Path, options =>
        {
            documents(options);
            // The bundle is in the package.
            options.DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideClientButton().HideDeveloperTools();
        }).DisableRateLimiting();
    }
}
