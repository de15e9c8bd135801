using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Evolution.ServiceDefaults.Errors;

/// <summary>Reports to the caller what failed, without type names or stack traces.</summary>
sealed partial class FailureHandler(IProblemDetailsService problems, ILogger<FailureHandler> logger) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested) return ValueTask.FromResult(true);
        if (exception is BadHttpRequestException badRequest) return WriteAsync(context, new() { Status = badRequest.StatusCode, Detail = GetDetail(badRequest) });
        if (ToDependencyException(exception) is not { } failure) return WriteAsync(context, new() { Status = StatusCodes.Status500InternalServerError });

        LogFailure(failure.Dependency, failure.Message, failure.InnerException?.Message);
        context.Response.Headers.RetryAfter = Math.Ceiling(failure.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return WriteAsync(context, new()
        {
            Status = StatusCodes.Status503ServiceUnavailable,
            Detail = failure.Message,
            Extensions = { ["dependency"] = failure.Dependency },
        });
    }

    ValueTask<bool> WriteAsync(HttpContext context, ProblemDetails problem)
    {
        context.Response.StatusCode = problem.Status!.Value;
        return problems.TryWriteAsync(new() { HttpContext = context, ProblemDetails = problem });
    }

    static string GetDetail(BadHttpRequestException badRequest) =>
        badRequest.InnerException is JsonException { Path: { } path } json ? $"The body cannot be read at {path}{(json.LineNumber is { } line ? $" (line {line + 1})" : "")}."
        : badRequest.Message.StartsWith("Implicit body", StringComparison.Ordinal) ? "The body is missing."
        : ParameterDeclaration().Replace(badRequest.Message, "parameter \"$1\"");

    /// <summary>Matches a parameter as the framework quotes it, with its declared type: <c>"int page"</c>.</summary>
    [GeneratedRegex("""parameter "[^"]* (\w+)["]""")]
    private static partial Regex ParameterDeclaration();

    static DependencyException? ToDependencyException(Exception exception) => exception switch
    {
        DependencyException failure => failure,
        PostgresException { SqlState: ['2', '2' or '3', ..] } => null, // The database is available but rejected invalid data: a bug in the service.
        NpgsqlException or TimeoutException { Source: "Npgsql" } => new("database", "The database does not respond.", exception) { RetryAfter = TimeSpan.FromSeconds(2) },
        SocketException => new("network", "A connection could not be established.", exception),
        _ => null,
    };

    [LoggerMessage(LogLevel.Warning, "{Dependency} failed: {Failure} {Cause}")]
    partial void LogFailure(string dependency, string failure, string? cause);
}
