using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.ServiceDefaults.Errors;

static class ErrorExtensions
{
    /// <summary>Registers Problem Details (RFC 9457) for all errors: they describe the invalid part of a request, or name the dependency that failed.</summary>
    public static void AddErrors(this WebApplicationBuilder builder)
    {
        builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = NameFieldsAsInJson);
        builder.Services.AddSingleton<IProblemDetailsWriter, FallbackProblemDetailsWriter>();
        builder.Services.AddExceptionHandler<FailureHandler>();

        // By default, only the Development environment reports why a body cannot be read.
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
    }

    public static void UseErrors(this WebApplication app)
    {
        // Invalid requests are reported to the caller, not logged. FailureHandler logs failed dependencies.
        app.UseExceptionHandler(new ExceptionHandlerOptions { SuppressDiagnosticsCallback = context => context.Exception is DependencyException or BadHttpRequestException });
        app.UseStatusCodePages();
        app.UseMiddleware<JsonCharsetMiddleware>();
    }

    /// <summary>Names fields as in the JSON of the request, <c>lines[0].productId</c>, instead of as in the code.</summary>
    static void NameFieldsAsInJson(ProblemDetailsContext context)
    {
        if (context.ProblemDetails is not HttpValidationProblemDetails problem) return;
        problem.Errors = problem.Errors.ToDictionary(error => GetJsonName(error.Key), error => error.Value);
    }

    // Header names, which contain hyphens, stay as they are.
    static string GetJsonName(string name) => name.Contains('-') ? name : string.Join('.', name.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}
