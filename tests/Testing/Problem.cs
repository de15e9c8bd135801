using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Shouldly;

namespace Evolution.Testing;

/// <summary>An error response of a service: Problem Details (RFC 9457).</summary>
public sealed record Problem(int Status, string Title, string? Detail, string? Dependency, IReadOnlyDictionary<string, string[]>? Errors)
{
    /// <summary>The extension members.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement> Extensions { get; init; } = [];
}

/// <summary>Assertions on error responses.</summary>
public static class ProblemExtensions
{
    /// <summary>Asserts that a response is Problem Details with the status in both the response and the body.</summary>
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

    /// <summary>Asserts that a response names a failed dependency and when to retry.</summary>
    public static async Task<Problem> ShouldNameFailedDependencyAsync(this HttpResponseMessage response, string dependency)
    {
        var problem = await response.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable);
        problem.Dependency.ShouldBe(dependency);
        response.Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.Zero);
        return problem;
    }

    /// <summary>Returns the invalid fields that a response names.</summary>
    public static async Task<string[]> ShouldNameInvalidFieldsAsync(this HttpResponseMessage response)
    {
        var problem = await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest);
        return [.. problem.Errors.ShouldNotBeNull().Keys.Order(StringComparer.Ordinal)];
    }
}
