using System.Net;
using Evolution.Fuzzing.Tests.Generating;
using Evolution.Fuzzing.Tests.Http;

namespace Evolution.Fuzzing.Tests;

/// <summary>The Gateway forwards responses unchanged, and rejects unknown paths itself.</summary>
[Collection(UnchangedDataCollection.Name)]
public sealed class GatewayTests(ShopProcesses shop, ITestOutputHelper output)
{
    const int RequestCount = 1_000;

    [Theory]
    [InlineData("orders")]
    [InlineData("inventory")]
    [InlineData("payments")]
    public async Task Every_invalid_request_is_rejected_through_the_Gateway(string service)
    {
        var requests = new RequestGenerator(await FuzzedServices.ReadDocumentAsync(shop[service]), Seed.Value);
        var snapshot = await shop.TakeSnapshotAsync();

        var statuses = await FuzzRunner.SendAsync(shop["gateway"], RequestCount, requests.CreateInvalid);

        output.WriteLine($"{service}: {string.Join(", ", statuses.OrderBy(status => status.Key))}, {shop["gateway"].PeakMemory / 1024 / 1024} MB");
        statuses.Values.Sum().ShouldBe(RequestCount);
        (await shop.TakeSnapshotAsync()).ShouldBe(snapshot);
        await shop["gateway"].ShouldBeHealthyAsync();
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
    public async Task No_path_bypasses_the_route_table(string path)
    {
        using var connection = await RawConnection.OpenAsync(shop["gateway"].Http.BaseAddress!);
        var request = RawRequest.Of("GET", path, [], null, "an unknown path");

        var response = await connection.SendAsync(request);

        ResponseCheck.FindViolation(request, response).ShouldBeNull($"{response}");
        response!.Status.ShouldBe((int)HttpStatusCode.NotFound);
    }
}
