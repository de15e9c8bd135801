using System.Net;
using System.Text.Json;

namespace Evolution.Fuzzing.Tests;

/// <summary>The tested services, and their expected state after a test.</summary>
static class FuzzedServices
{
    const long MaxMegabytes = 400;
    const int MaxLineLength = 16 * 1024;

    /// <summary>Each service with its share of the requests. The requests to Orders are divided among the placements.</summary>
    public static TheoryData<string, int, int> All => new()
    {
        { "orders", 0, 3 },
        { "orders-compensation", 1, 3 },
        { "orders-messages", 2, 3 },
        { "inventory", 0, 1 },
        { "payments", 0, 1 },
    };

    /// <summary>Reads the OpenAPI document of a service.</summary>
    public static async Task<JsonElement> ReadDocumentAsync(ServiceProcess service) => JsonElement.Parse(await service.Http.GetStringAsync("/openapi/v1.json"));

    /// <summary>Asserts that the service is healthy, uses bounded memory and has no injected log lines.</summary>
    public static async Task ShouldBeHealthyAsync(this ServiceProcess service)
    {
        (await service.Http.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (service.PeakMemory / 1024 / 1024).ShouldBeLessThan(MaxMegabytes);
        foreach (var line in service.Lines)
        {
            line.Length.ShouldBeLessThan(MaxLineLength, line);
            Should.NotThrow(() => JsonDocument.Parse(line), line);
        }
    }
}
