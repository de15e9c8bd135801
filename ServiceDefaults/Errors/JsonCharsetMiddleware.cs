using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Evolution.ServiceDefaults.Errors;

/// <summary>Accepts JSON only as UTF-8 (RFC 8259, 8.1). The framework responds with 500 to any other charset, and to a quoted one.</summary>
sealed class JsonCharsetMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.Charset.HasValue) return next(context);
        if (!HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            throw new BadHttpRequestException("JSON must be encoded as UTF-8.", StatusCodes.Status415UnsupportedMediaType);
        request.ContentType = type.MediaType.Value;
        return next(context);
    }
}
