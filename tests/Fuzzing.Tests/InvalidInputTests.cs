using Evolution.Fuzzing.Tests.Generating;

namespace Evolution.Fuzzing.Tests;

/// <summary>Invalid input is rejected with a problem and changes no data.</summary>
[Collection(UnchangedDataCollection.Name)]
public sealed class InvalidInputTests(ShopProcesses shop, ITestOutputHelper output)
{
    // Together with the unusual ones, more than 10,000 requests for each service.
    const int RequestCount = 7_200;

    [Theory]
    [MemberData(nameof(FuzzedServices.All), MemberType = typeof(FuzzedServices))]
    public async Task Every_invalid_request_is_rejected_with_a_problem_and_changes_no_data(string service, int part, int parts)
    {
        var requests = new RequestGenerator(await FuzzedServices.ReadDocumentAsync(shop[service]), Seed.Value);
        var snapshot = await shop.TakeSnapshotAsync();

        var statuses = await FuzzRunner.SendAsync(shop[service], RequestCount / parts, number => requests.CreateInvalid(number * parts + part));

        output.WriteLine($"{service}: {string.Join(", ", statuses.OrderBy(status => status.Key))}, {shop[service].PeakMemory / 1024 / 1024} MB, {shop[service].Lines.Count} log lines");
        statuses.Values.Sum().ShouldBe(RequestCount / parts);
        foreach (var expected in new[] { 400, 404, 405 }) statuses.Keys.ShouldContain(expected);
        (await shop.TakeSnapshotAsync()).ShouldBe(snapshot);
        await shop[service].ShouldBeHealthyAsync();
    }
}
