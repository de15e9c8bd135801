using System.Net.Http.Json;
using System.Text.Json;
using Evolution.Contracts;
using Evolution.Inventory.Products;
using StackExchange.Redis;

namespace Evolution.Inventory.Tests.Products;

public sealed class CachingTests(InventoryFixture inventory, StoreServers servers) : IClassFixture<InventoryFixture>
{
    [Fact]
    public async Task A_product_is_cached_after_the_first_read()
    {
        var product = (await inventory.ImportAsync(1)).Single();
        var first = await ReadAsync(product);
        await inventory.ExecuteAsync("UPDATE inventory.products SET name = 'Changed', price_minor = 1 WHERE id = @product", new { product });

        (await ReadAsync(product)).ShouldBe(first);
        (await inventory.Http.GetFromJsonAsync($"/v1/products/{product}", ContractsJson.Default.ProductV1)).ShouldBe(first.ToV1());
        (await inventory.Http.GetFromJsonAsync($"/v2/products/by-ids?id={product}", ContractsJson.Default.Products))!.ShouldBe([first]);
    }

    [Fact]
    public async Task A_cached_product_expires_and_its_key_is_prefixed_with_the_service_name_and_the_release()
    {
        var product = (await inventory.ImportAsync(1)).Single();
        var expected = await ReadAsync(product);
        await using var redis = await ConnectionMultiplexer.ConnectAsync(inventory.Cache);
        byte[] json = (await redis.GetDatabase().StringGetAsync($"inventory:v2:product:{product}"))!;
        JsonSerializer.Deserialize(json, ContractsJson.Default.Product).ShouldBe(expected);
        (await redis.GetDatabase().KeyTimeToLiveAsync($"inventory:v2:product:{product}")).ShouldNotBeNull().ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Uncached_products_are_read_from_the_database_and_then_cached()
    {
        var products = await inventory.ImportAsync(1, 1);
        await ReadAsync(products[0]);
        (await inventory.Http.GetFromJsonAsync($"/v2/products/by-ids?id={products[0]}&id={products[1]}", ContractsJson.Default.Products))!.Select(product => product.Id).ShouldBe(products);
        await using var redis = await ConnectionMultiplexer.ConnectAsync(inventory.Cache);
        (await redis.GetDatabase().KeyExistsAsync($"inventory:v2:product:{products[1]}")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"id":7,"name":"x","price":1.0}""")]
    [InlineData("no JSON")]
    public async Task A_cached_product_that_cannot_be_read_is_read_from_the_database_and_cached_again(string entry)
    {
        var product = (await inventory.ImportAsync(1)).Single();
        await using var redis = await ConnectionMultiplexer.ConnectAsync(inventory.Cache);
        await redis.GetDatabase().StringSetAsync($"inventory:v2:product:{product}", entry);

        (await ReadAsync(product)).Id.ShouldBe(product);
        JsonSerializer.Deserialize((byte[])(await redis.GetDatabase().StringGetAsync($"inventory:v2:product:{product}"))!, ContractsJson.Default.Product)!.Id.ShouldBe(product);

        await redis.GetDatabase().StringSetAsync($"inventory:v2:product:{product}", entry);
        (await inventory.Http.GetFromJsonAsync($"/v2/products/by-ids?id={product}", ContractsJson.Default.Products))!.Single().Id.ShouldBe(product);
        (await inventory.Http.GetFromJsonAsync($"/v1/products/{product}", ContractsJson.Default.ProductV1))!.Id.ShouldBe(product);
    }

    [Fact]
    public async Task Without_its_cache_Inventory_reads_from_the_database()
    {
        var (proxy, cache) = FaultProxies.ToCache(servers.CreateCache());
        await using var proxyLifetime = proxy;
        await using var service = await RunningService.Start<ProductCatalog>([("ConnectionStrings:database", inventory.Database), ("ConnectionStrings:cache", cache)]).WaitUntilHealthyAsync();
        await service.Http.GetStringAsync("/v2/products/1");

        proxy.Cut();
        (await service.Http.GetFromJsonAsync("/v2/products/1", ContractsJson.Default.Product))!.Id.ShouldBe(1);
        (await service.Http.GetFromJsonAsync("/v2/products/by-ids?id=1&id=2", ContractsJson.Default.Products))!.Count.ShouldBe(2);
        await service.WaitUntilHealthyAsync();
    }

    [Fact]
    public async Task Without_its_database_Inventory_reports_the_failed_dependency_and_still_serves_cached_products()
    {
        var (proxy, database) = FaultProxies.ToDatabase(inventory.Database);
        await using var proxyLifetime = proxy;
        await using var service = await RunningService.Start<ProductCatalog>([("ConnectionStrings:database", database), ("ConnectionStrings:cache", servers.CreateCache())]).WaitUntilHealthyAsync();
        await service.Http.GetStringAsync("/v2/products/1");

        proxy.Cut();
        (await service.Http.GetFromJsonAsync("/v2/products/1", ContractsJson.Default.Product))!.Id.ShouldBe(1);
        await (await service.Http.GetAsync("/v2/products/2")).ShouldNameFailedDependencyAsync("database");
        await (await service.Http.GetAsync("/v2/products")).ShouldNameFailedDependencyAsync("database");
        await (await service.Http.DeleteAsync($"/reservations/{Guid.NewGuid()}")).ShouldNameFailedDependencyAsync("database");

        proxy.Restore();
        await Wait.UntilAsync("Inventory responds again", async () => (await service.Http.GetAsync("/v2/products/2")).IsSuccessStatusCode);
    }

    async Task<Contracts.Inventory.Product> ReadAsync(int product) => (await inventory.Http.GetFromJsonAsync($"/v2/products/{product}", ContractsJson.Default.Product))!;
}
