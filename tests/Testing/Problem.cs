using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Shouldly;

namespace Evolution.Testing;

/// <summary>An error as a service tells it (RFC 9457).</summary>
public sealed record Problem(int Status, string Title, string? Detail, string? Dependency, IReadOnlyDictionary<string, string[]>? Errors)
{
    /// <summary>Whatever else it says.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement> More { get; init; } = [];
}

/// <summary>Reads errors.</summary>
public static class ProblemExtensions
{
    /// <summary>The Problem Details of an answer, which must be one, with that status in both places.</summary>
    public static async Task<Problem> ShouldBeProblemAsync(this HttpResponseMessage response, HttpStatusCode status)
    {
        var body = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(status, body);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json", body);
        var problem = JsonSerializer.Deserialize<Problem>(body, JsonSerializerOptions.Web)!;
        problem.Status.ShouldBe((int)status);
        problem.Title.ShouldNotBeNullOrEmpty();
        return problem;
    }

    /// <summary>The Problem Details of an answer that a dependency failed, which say which and when to try again.</summary>
    public static async Task<Problem> ShouldNameFailedDependencyAsync(this HttpResponseMessage response, string dependency)
    {
        var problem = await response.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable);
        problem.Dependency.ShouldBe(dependency);
        response.Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.Zero);
        return problem;
    }

    /// <summary>The wrong fields that an answer names.</summary>
    public static async Task<string[]> ShouldNameWrongFieldsAsync(this HttpResponseMessage response)
    {
        var problem = await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest);
        return [.. problem.Errors.ShouldNotBeNull().Keys.Order(StringComparer.Ordinal)];
    }
}
