using Evolution.Fuzzing.Tests.Generating;

namespace Evolution.Fuzzing.Tests;

/// <summary>Unusual input is accepted or rejected, and causes no failure.</summary>
public sealed class UnusualInputTests(ShopProcesses shop, ITestOutputHelper output) : IClassFixture<ShopProcesses>
{
    const int RequestCount = 3_600;

    [Theory]
    [MemberData(nameof(FuzzedServices.All), MemberType = typeof(FuzzedServices))]
    public async Task No_unusual_request_breaks_a_service_or_exposes_internals(string service, int part, int parts)
    {
        var requests = new RequestGenerator(await FuzzedServices.ReadDocumentAsync(shop[service]), Seed.Value);

        var statuses = await FuzzRunner.SendAsync(shop[service], RequestCount / parts, number => requests.CreateUnusual(number * parts + part));

        output.WriteLine($"{service}: {string.Join(", ", statuses.OrderBy(status => status.Key))}, {shop[service].PeakMemory / 1024 / 1024} MB, {shop[service].Lines.Count} log lines");
        statuses.Values.Sum().ShouldBe(RequestCount / parts);
        statuses.Keys.ShouldContain(status => status < 300, "some of the requests are valid");
        await shop[service].ShouldBeHealthyAsync();
    }
}
