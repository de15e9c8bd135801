using Evolution.Board.Access;
using Evolution.Board.Comparing;
using Evolution.Board.Components;
using Evolution.Board.Connection;
using Evolution.Board.FaultInjection.Experiments;
using Evolution.Board.FaultInjection.FreePlay;
using Evolution.Board.FaultInjection.Orders;
using Evolution.Board.Learning;
using Evolution.Board.Live;
using Evolution.Board.Spotting;
using Evolution.Board.Topologies.Details;
using Evolution.Lab;
using Microsoft.AspNetCore.DataProtection;

namespace Evolution.Board;

/// <summary>Registers the services and maps the endpoints of the Board.</summary>
static class BoardExtensions
{
    const int MaxBodyBytes = 12 * 1024 * 1024;

    public static void AddBoard(this WebApplicationBuilder builder)
    {
        var options = BoardOptions.FromConfiguration(builder.Configuration);

        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = MaxBodyBytes);

        // The URL of the first request contains the token, which must not be logged.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);

        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<HostConnection>();
        builder.Services.AddSingleton<HostMonitor>();
        builder.Services.AddSingleton<FailedMessageService>();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<LoadController>();
        builder.Services.AddSingleton<OrderSubmitter>();
        builder.Services.AddSingleton<ExperimentCoordinator>();
        builder.Services.AddSingleton<ExperimentAvailability>();
        builder.Services.AddSingleton(new ResultsLibrary(() => Repository.Find().EnsureFolder("results")));
        builder.Services.AddSingleton(new LessonLibrary(() => Repository.Find()["workshop"]));
        builder.Services.AddSingleton<FileAnalyzer>();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddHealthChecks();
        builder.Services.AddProblemDetails();

        // Keys live as long as the process. Nothing is stored on disk.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddAntiforgery(antiforgery => antiforgery.Cookie.Name = $"{options.CookieName}-form");
    }

    public static void MapBoard(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseMiddleware<AccessMiddleware>();
        app.UseMiddleware<SecurityHeadersMiddleware>();
        app.UseAntiforgery();
        app.MapHealthChecks(AccessMiddleware.HealthPath);
        app.MapStaticAssets();
        app.MapActions();
        app.MapExperiments();
        app.MapReport();
        app.MapPictures();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(mode => mode.ContentSecurityFrameAncestorsPolicy = "'none'");
    }
}
