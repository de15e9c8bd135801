using System.Net;
using Evolution.Fuzzing.Tests.Generating;
using Evolution.Fuzzing.Tests.Http;

namespace Evolution.Fuzzing.Tests;

/// <summary>What comes through the Gateway is answered as if it were not there, and what leads nowhere by the Gateway itself.</summary>
[Collection(NothingIsWritten.Name)]
public sealed class GatewayTests(OpenShop shop, ITestOutputHelper output)
{
    const int Requests = 1_000;

    [Theory]
    [InlineData("orders")]
    [InlineData("inventory")]
    [InlineData("payments")]
    public async Task Every_bad_request_is_refused_through_the_gateway_as_well(string service)
    {
        var requests = new RequestMaker(await Services.DocumentOfAsync(shop[service]), Seed.Value);
        var before = await shop.TablesAsync();

        var statuses = await Barrage.SendAsync(shop["gateway"], Requests, requests.Wrong);

        output.WriteLine($"{service}: {string.Join(", ", statuses.OrderBy(status => status.Key))}, {shop["gateway"].PeakMemory / 1024 / 1024} MB");
        statuses.Values.Sum().ShouldBe(Requests);
        (await shop.TablesAsync()).ShouldBe(before);
        await shop["gateway"].ShouldBeWellAsync();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/lab/faults")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/orders-api/orders")]
    [InlineData("/orders-api/openapi/../orders")]
    [InlineData("/orders-api/openapi/%2e%2e/lab/faults")]
    [InlineData("/orders/%2e%2e/lab/faults")]
    [InlineData("/products/..%2flab%2ffaults")]
    [InlineData("//evil.example/orders")]
    [InlineData("/http://evil.example/orders")]
    public async Task No_path_leads_past_the_route_table(string path)
    {
        using var connection = await RawConnection.OpenAsync(shop["gateway"].Http.BaseAddress!);
        var request = RawRequest.Of("GET", path, [], null, "a path of nobody");

        var answer = await connection.AskAsync(request);

        Promise.BrokenBy(request, answer).ShouldBeNull($"{answer}");
        answer!.Status.ShouldBe((int)HttpStatusCode.NotFound);
    }
}
