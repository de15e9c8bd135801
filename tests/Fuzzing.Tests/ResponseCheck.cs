using System.Text.Json;
using System.Text.RegularExpressions;
using Evolution.Fuzzing.Tests.Http;

namespace Evolution.Fuzzing.Tests;

/// <summary>The rules for every response, regardless of the request.</summary>
static partial class ResponseCheck
{
    /// <summary>Finds the violated rule of a response.</summary>
    /// <returns><see langword="null"/> if the response is valid.</returns>
    public static string? FindViolation(RawRequest request, RawResponse? response)
    {
        if (response is null) return "The connection was closed without a response.";
        if (response.Status >= 500) return "A request must not cause a server error.";
        if (response.Status < 400 && request.Defect is { } defect) return $"The request was accepted despite {defect}.";
        if (response.Status >= 400 && InternalsPattern().Match(response.ToString()) is { Success: true } leak) return $"The response exposes internals: {leak.Value}";
        if (response.Status is >= 300 and < 400) return "No route redirects.";
        return response.Status >= 400 && request.Method is not "HEAD" ? FindProblemViolation(response) : null;
    }

    static string? FindProblemViolation(RawResponse response)
    {
        if (response.GetHeader("Content-Type")?.Split(';')[0] is not "application/problem+json") return "An error must be a Problem Details document.";
        try
        {
            using var problem = JsonDocument.Parse(response.Body);
            if (problem.RootElement.GetProperty("status").GetInt32() != response.Status) return "The status in the body must equal the status of the response.";
            return string.IsNullOrEmpty(problem.RootElement.GetProperty("title").GetString()) ? "A problem must have a title." : null;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return $"The body is not a Problem Details document: {exception.Message}";
        }
    }

    // Type names, namespaces, stack frames, parameter declarations and file names.
    [GeneratedRegex("""Exception|\b(System|Microsoft|Evolution|Npgsql|Dapper|StackExchange)\.[A-Z]|\bat [\w.<>]+\(|parameter (\\u0022|\\?")[^"\\]* |\.cs\b|\.dll\b|/(home|tmp|usr|root|app|src)/|SELECT |INSERT |SQLSTATE""")]
    private static partial Regex InternalsPattern();
}
