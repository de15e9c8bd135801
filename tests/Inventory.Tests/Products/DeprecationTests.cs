using System.Net;
using Evolution.Inventory.Products;

namespace Evolution.Inventory.Tests.Products;

/// <summary>Every response of release 1 announces its deprecation.</summary>
public sealed class DeprecationTests(StoreServers servers)
{
    [Theory]
    [InlineData("/products/1")]
    [InlineData("/v1/products/1")]
    [InlineData("/v1/products?pageSize=1")]
    [InlineData("/v1/products/999999999")]
    [InlineData("/v1/products?page=0")]
    [InlineData("/v1/products?page=first")]
    public async Task Release_1_responses_announce_deprecation_sunset_and_successor(string path)
    {
        await using var inventory = await StartAsync(("Contracts:DeprecatedAt", "2026-07-01T00:00:00Z"), ("Contracts:SunsetAt", "2027-07-01T00:00:00Z"));
        using var response = await inventory.Http.GetAsync(path);

        response.Headers.GetValues("Deprecation").ShouldBe(["@1782864000"]);
        response.Headers.GetValues("Sunset").ShouldBe(["Thu, 01 Jul 2027 00:00:00 GMT"]);
        response.Headers.GetValues("Link").ShouldBe(["</v2/products>; rel=\"successor-version\""]);
    }

    [Fact]
    public async Task Release_1_announces_its_deprecation_while_the_database_is_down()
    {
        var (proxy, database) = FaultProxies.ToDatabase(await servers.CreateDatabaseAsync());
        await using var proxyLifetime = proxy;
        await using var inventory = await RunningService.Start<ProductCatalog>([("ConnectionStrings:database", database), ("ConnectionStrings:cache", servers.CreateCache())]).WaitUntilHealthyAsync();
        proxy.Cut();

        using var response = await inventory.Http.GetAsync("/v1/products");

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        response.Headers.Contains("Deprecation").ShouldBeTrue();
        response.Headers.Contains("Sunset").ShouldBeTrue();
    }

    [Theory]
    [InlineData("Semver", "/v2/products/1")]
    [InlineData("Unversioned", "/products/1")]
    public async Task Release_2_and_unversioned_routes_announce_no_deprecation(string versioning, string path)
    {
        await using var inventory = await StartAsync(("Contracts:Versioning", versioning));
        using var response = await inventory.Http.GetAsync(path);

        response.IsSuccessStatusCode.ShouldBeTrue();
        response.Headers.Contains("Deprecation").ShouldBeFalse();
        response.Headers.Contains("Sunset").ShouldBeFalse();
    }

    [Fact]
    public async Task The_OpenApi_document_marks_release_1_as_deprecated()
    {
        await using var inventory = await StartAsync();
        using var document = System.Text.Json.JsonDocument.Parse(await inventory.Http.GetStringAsync("/openapi/v1.json"));
        var paths = document.RootElement.GetProperty("paths");

        paths.GetProperty("/v1/products/{id}").GetProperty("get").GetProperty("deprecated").GetBoolean().ShouldBeTrue();
        paths.GetProperty("/v2/products/{id}").GetProperty("get").TryGetProperty("deprecated", out _).ShouldBeFalse();
    }

    async Task<RunningService> StartAsync(params (string, string)[] settings) =>
        await RunningService.Start<ProductCatalog>([("ConnectionStrings:database", await servers.CreateDatabaseAsync()), ("ConnectionStrings:cache", servers.CreateCache()), .. settings]).WaitUntilHealthyAsync();
}
