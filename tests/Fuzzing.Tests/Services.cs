using System.Net;
using System.Text.Json;

namespace Evolution.Fuzzing.Tests;

/// <summary>Which services are asked badly, and how each must be afterwards.</summary>
static class Services
{
    const long MaxMegabytes = 400;
    const int LongestLine = 16 * 1024;

    /// <summary>Each with its part of its requests: those of Orders are shared out among the ways of placing.</summary>
    public static TheoryData<string, int, int> All => new()
    {
        { "orders", 0, 3 },
        { "orders-compensation", 1, 3 },
        { "orders-messages", 2, 3 },
        { "inventory", 0, 1 },
        { "payments", 0, 1 },
    };

    /// <summary>A service's OpenAPI document.</summary>
    public static async Task<JsonElement> DocumentOfAsync(ServiceProcess service) => JsonElement.Parse(await service.Http.GetStringAsync("/openapi/v1.json"));

    /// <summary>It can do its work, has not grown without bounds, and nobody has written into its log but itself.</summary>
    public static async Task ShouldBeWellAsync(this ServiceProcess service)
    {
        (await service.Http.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (service.PeakMemory / 1024 / 1024).ShouldBeLessThan(MaxMegabytes);
        foreach (var line in service.Lines)
        {
            line.Length.ShouldBeLessThan(LongestLine, line);
            Should.NotThrow(() => JsonDocument.Parse(line), line);
        }
    }
}
