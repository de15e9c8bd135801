using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.ServiceDefaults.Errors;

/// <summary>
/// Writes a problem also to a caller who accepts no JSON. The framework's own writer leaves such a caller with an empty 500: what went
/// wrong is worth more than the wrong type, and RFC 9110 (12.5.1) lets a server disregard the header.
/// </summary>
sealed class ProblemsForEveryone : IProblemDetailsWriter
{
    const string Problem = "application/problem+json";

    public bool CanWrite(ProblemDetailsContext context) => context.HttpContext.Request.Headers.Accept != Problem;

    public ValueTask WriteAsync(ProblemDetailsContext context)
    {
        context.HttpContext.Request.Headers.Accept = Problem;
        return context.HttpContext.RequestServices.GetRequiredService<IProblemDetailsService>().WriteAsync(context);
    }
}
