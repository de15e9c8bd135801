using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.ServiceDefaults.Errors;

/// <summary>
/// Writes Problem Details also for a caller that does not accept JSON. The framework's own writer sends an empty 500 in that case. The
/// description of the error matters more than the media type, and RFC 9110 (12.5.1) allows a server to disregard the header.
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
