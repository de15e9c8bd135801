using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Evolution.ServiceDefaults.Overload;

/// <summary>Responses to requests that a service refuses because it is overloaded.</summary>
public static class OverloadResults
{
    /// <summary>Creates a response with status 503, and sets <c>Retry-After</c>. It is not an exception, because refusing must cost much less than serving.</summary>
    /// <param name="context">The refused request.</param>
    /// <param name="detail">The explanation for the caller.</param>
    /// <param name="dependency">The overloaded part, as in other problems with status 503; null for the service itself.</param>
    public static IResult Refuse(HttpContext context, string detail, string? dependency = null)
    {
        var retryAfter = context.RequestServices.GetRequiredService<IOptions<OverloadOptions>>().Value.RetryAfter;
        context.Response.Headers.RetryAfter = Math.Ceiling(retryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return TypedResults.Problem(detail, statusCode: StatusCodes.Status503ServiceUnavailable, extensions: dependency is null ? null : new Dictionary<string, object?> { ["dependency"] = dependency });
    }
}
