using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.ServiceDefaults.Errors;

/// <summary>
/// Writes Problem Details for callers that do not accept JSON. The framework's writer sends an empty 500 in that case, although
/// RFC 9110 (12.5.1) allows a server to disregard the header.
/// </summary>
sealed class FallbackProblemDetailsWriter : IProblemDetailsWriter
{
    const string MediaType = "application/problem+json";

    public bool CanWrite(ProblemDetailsContext context) => context.HttpContext.Request.Headers.Accept != MediaType;

    public ValueTask WriteAsync(ProblemDetailsContext context)
    {
        context.HttpContext.Request.Headers.Accept = MediaType;
        return context.HttpContext.RequestServices.GetRequiredService<IProblemDetailsService>().WriteAsync(context);
    }
}
