using Evolution.Fuzzing.Tests.Generating;

namespace Evolution.Fuzzing.Tests;

/// <summary>Input that is unusual is taken or refused, and breaks nothing.</summary>
public sealed class OddInputTests(OpenShop shop, ITestOutputHelper output) : IClassFixture<OpenShop>
{
    const int Requests = 3_600;

    [Theory]
    [MemberData(nameof(Services.All), MemberType = typeof(Services))]
    public async Task No_odd_request_breaks_a_service_or_is_answered_with_its_insides(string service, int part, int parts)
    {
        var requests = new RequestMaker(await Services.DocumentOfAsync(shop[service]), Seed.Value);

        var statuses = await Barrage.SendAsync(shop[service], Requests / parts, number => requests.Odd(number * parts + part));

        output.WriteLine($"{service}: {string.Join(", ", statuses.OrderBy(status => status.Key))}, {shop[service].PeakMemory / 1024 / 1024} MB, {shop[service].Lines.Count} log lines");
        statuses.Values.Sum().ShouldBe(Requests / parts);
        statuses.Keys.ShouldContain(status => status < 300, "Some of them are right.");
        await shop[service].ShouldBeWellAsync();
    }
}
