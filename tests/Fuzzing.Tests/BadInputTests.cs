using System.Net;
using System.Text.Json;
using Evolution.Fuzzing.Tests.Generating;

namespace Evolution.Fuzzing.Tests;

/// <summary>Bad input gets a clear answer, and nothing else comes of it.</summary>
public sealed class BadInputTests(OpenShop shop, ITestOutputHelper output) : IClassFixture<OpenShop>
{
    const int Refused = 7_000, Odd = 3_500;
    const long MostMegabytes = 400;

    [Theory]
    [InlineData("orders")]
    [InlineData("orders-compensation")]
    [InlineData("orders-messages")]
    [InlineData("inventory")]
    [InlineData("payments")]
    public async Task Every_bad_request_is_refused_in_words_and_nothing_of_it_is_written(string service)
    {
        var requests = new RequestMaker(await DocumentAsync(service), Seed.Value);
        var before = await shop.TablesAsync();

        var statuses = await Barrage.SendAsync(shop[service], Refused, requests.Wrong);

        statuses.Values.Sum().ShouldBe(Refused);
        statuses.Keys.ShouldContain(400);
        statuses.Keys.ShouldContain(404);
        statuses.Keys.ShouldContain(405);
        (await shop.TablesAsync()).ShouldBe(before);
        await ShouldBeWellAsync(service);
        output.WriteLine(string.Join(", ", statuses.OrderBy(status => status.Key)));
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("orders-compensation")]
    [InlineData("orders-messages")]
    [InlineData("inventory")]
    [InlineData("payments")]
    public async Task No_odd_request_breaks_a_service_or_is_answered_with_its_insides(string service)
    {
        var requests = new RequestMaker(await DocumentAsync(service), Seed.Value);

        var statuses = await Barrage.SendAsync(shop[service], Odd, requests.Odd);

        statuses.Values.Sum().ShouldBe(Odd);
        statuses.Keys.ShouldContain(status => status < 300, "Some of them are right.");
        await ShouldBeWellAsync(service);
        output.WriteLine(string.Join(", ", statuses.OrderBy(status => status.Key)));
    }

    async Task<JsonElement> DocumentAsync(string service) =>
        JsonElement.Parse(await shop[service].Http.GetStringAsync("/openapi/v1.json"));

    async Task ShouldBeWellAsync(string service)
    {
        (await shop[service].Http.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (shop[service].MostMemory / 1024 / 1024).ShouldBeLessThan(MostMegabytes);
        output.WriteLine($"{shop[service].MostMemory / 1024 / 1024} MB at most, {shop[service].Lines.Count} log lines");
    }
}
