using System.Text.Json;
using System.Text.RegularExpressions;
using Evolution.Fuzzing.Tests.Http;

namespace Evolution.Fuzzing.Tests;

/// <summary>What every answer keeps to, whatever was asked.</summary>
static partial class Promise
{
    /// <summary>What is wrong with an answer.</summary>
    /// <returns>Null where it keeps to everything.</returns>
    public static string? BrokenBy(RawRequest request, RawAnswer? answer)
    {
        if (answer is null) return "The connection ended without an answer.";
        if (answer.Status >= 500) return "A request can never be the service's own failure.";
        if (answer.Status < 400 && request.Fault is { } fault) return $"It was not refused, and has {fault}.";
        if (answer.Status >= 400 && Insides().Match(answer.ToString()) is { Success: true } leak) return $"It tells of the insides: {leak.Value}";
        if (answer.Status is >= 300 and < 400) return "Nothing is moved here.";
        return answer.Status >= 400 && request.Method is not "HEAD" ? NoProblem(answer) : null;
    }

    static string? NoProblem(RawAnswer answer)
    {
        if (answer.Header("Content-Type")?.Split(';')[0] is not "application/problem+json") return "A refusal is a Problem Details document.";
        try
        {
            using var problem = JsonDocument.Parse(answer.Body);
            if (problem.RootElement.GetProperty("status").GetInt32() != answer.Status) return "The status stands in the body too.";
            return string.IsNullOrEmpty(problem.RootElement.GetProperty("title").GetString()) ? "A problem has a title." : null;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return $"The body is no Problem Details document: {exception.Message}";
        }
    }

    // Names of types and namespaces, frames of a stack, declarations of parameters, files.
    [GeneratedRegex("""Exception|\b(System|Microsoft|Evolution|Npgsql|Dapper|StackExchange)\.[A-Z]|\bat [\w.<>]+\(|parameter (\\u0022|\\?")[^"\\]* |\.cs\b|\.dll\b|/(home|tmp|usr|root|app|src)/|SELECT |INSERT |SQLSTATE""")]
    private static partial Regex Insides();
}
