using Evolution.Fuzzing.Tests.Generating;

namespace Evolution.Fuzzing.Tests;

/// <summary>Bad input gets a clear answer, and nothing else comes of it.</summary>
[Collection(NothingIsWritten.Name)]
public sealed class RefusedInputTests(OpenShop shop, ITestOutputHelper output)
{
    // With the odd ones more than 10,000 for each service.
    const int Requests = 7_200;

    [Theory]
    [MemberData(nameof(Services.All), MemberType = typeof(Services))]
    public async Task Every_bad_request_is_refused_in_words_and_nothing_of_it_is_written(string service, int part, int parts)
    {
        var requests = new RequestMaker(await Services.DocumentOfAsync(shop[service]), Seed.Value);
        var before = await shop.TablesAsync();

        var statuses = await Barrage.SendAsync(shop[service], Requests / parts, number => requests.Wrong(number * parts + part));

        output.WriteLine($"{service}: {string.Join(", ", statuses.OrderBy(status => status.Key))}, {shop[service].PeakMemory / 1024 / 1024} MB, {shop[service].Lines.Count} log lines");
        statuses.Values.Sum().ShouldBe(Requests / parts);
        foreach (var expected in new[] { 400, 404, 405 }) statuses.Keys.ShouldContain(expected);
        (await shop.TablesAsync()).ShouldBe(before);
        await shop[service].ShouldBeWellAsync();
    }
}
