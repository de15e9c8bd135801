using System.Net;
using Evolution.Inventory.Products;

namespace Evolution.Inventory.Tests.Products;

/// <summary>Every answer of release 1 says that it goes away.</summary>
public sealed class DeprecationTests(StoreServers servers)
{
    [Theory]
    [InlineData("/products/1")]
    [InlineData("/v1/products/1")]
    [InlineData("/v1/products?pageSize=1")]
    [InlineData("/v1/products/999999999")]
    [InlineData("/v1/products?page=0")]
    [InlineData("/v1/products?page=first")]
    public async Task Release_1_is_answered_with_when_it_was_deprecated_when_it_ends_and_what_follows(string path)
    {
        await using var inventory = await StartAsync(("Contracts:DeprecatedAt", "2026-07-01T00:00:00Z"), ("Contracts:SunsetAt", "2027-07-01T00:00:00Z"));
        using var answer = await inventory.Http.GetAsync(path);

        answer.Headers.GetValues("Deprecation").ShouldBe(["@1782864000"]);
        answer.Headers.GetValues("Sunset").ShouldBe(["Thu, 01 Jul 2027 00:00:00 GMT"]);
        answer.Headers.GetValues("Link").ShouldBe(["</v2/products>; rel=\"successor-version\""]);
    }

    [Fact]
    public async Task So_is_who_gets_no_answer_for_want_of_the_database()
    {
        var (wire, database) = Wires.ToDatabase(await servers.CreateDatabaseAsync());
        await using var laid = wire;
        await using var inventory = await RunningService.Start<ProductCatalog>([("ConnectionStrings:database", database), ("ConnectionStrings:cache", servers.CreateCache())]).HealthyAsync();
        wire.Cut();

        using var answer = await inventory.Http.GetAsync("/v1/products");

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.Contains("Deprecation").ShouldBeTrue();
        answer.Headers.Contains("Sunset").ShouldBeTrue();
    }

    [Theory]
    [InlineData("Semver", "/v2/products/1")]
    [InlineData("Unversioned", "/products/1")]
    public async Task Release_2_is_not_and_neither_is_the_only_one_there_is(string versioning, string path)
    {
        await using var inventory = await StartAsync(("Contracts:Versioning", versioning));
        using var answer = await inventory.Http.GetAsync(path);

        answer.IsSuccessStatusCode.ShouldBeTrue();
        answer.Headers.Contains("Deprecation").ShouldBeFalse();
        answer.Headers.Contains("Sunset").ShouldBeFalse();
    }

    [Fact]
    public async Task The_document_says_so_too()
    {
        await using var inventory = await StartAsync();
        using var document = System.Text.Json.JsonDocument.Parse(await inventory.Http.GetStringAsync("/openapi/v1.json"));
        var paths = document.RootElement.GetProperty("paths");

        paths.GetProperty("/v1/products/{id}").GetProperty("get").GetProperty("deprecated").GetBoolean().ShouldBeTrue();
        paths.GetProperty("/v2/products/{id}").GetProperty("get").TryGetProperty("deprecated", out _).ShouldBeFalse();
    }

    async Task<RunningService> StartAsync(params (string, string)[] settings) =>
        await RunningService.Start<ProductCatalog>([("ConnectionStrings:database", await servers.CreateDatabaseAsync()), ("ConnectionStrings:cache", servers.CreateCache()), .. settings]).HealthyAsync();
}
