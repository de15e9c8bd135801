using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.ServiceDefaults.Errors;

static class ErrorExtensions
{
    /// <summary>Every error is a Problem Details document (RFC 9457): a wrong request says what is wrong, a failed dependency says which.</summary>
    public static void AddErrors(this WebApplicationBuilder builder)
    {
        builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = NameFieldsAsInJson);
        builder.Services.AddSingleton<IProblemDetailsWriter, ProblemsForEveryone>();
        builder.Services.AddExceptionHandler<FailureHandler>();

        // Otherwise only Development says what is wrong with a body that cannot be read.
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
    }

    public static void UseErrors(this WebApplication app)
    {
        // What a caller did wrong is the caller's to see: it fills no log of ours.
        app.UseExceptionHandler(new ExceptionHandlerOptions { SuppressDiagnosticsCallback = context => context.Exception is DependencyException or BadHttpRequestException });
        app.UseStatusCodePages();
        app.UseMiddleware<JsonCharset>();
    }

    /// <summary>Fields are named as the caller wrote them, <c>lines[0].productId</c>, and not as the code does.</summary>
    static void NameFieldsAsInJson(ProblemDetailsContext context)
    {
        if (context.ProblemDetails is not HttpValidationProblemDetails invalid) return;
        invalid.Errors = invalid.Errors.ToDictionary(error => NameInJson(error.Key), error => error.Value);
    }

    // A header is written as it is.
    static string NameInJson(string name) => name.Contains('-') ? name : string.Join('.', name.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}
