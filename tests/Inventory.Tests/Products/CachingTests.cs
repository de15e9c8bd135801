using System.Net.Http.Json;
using System.Text.Json;
using Evolution.Contracts;
using Evolution.Inventory.Products;
using StackExchange.Redis;

namespace Evolution.Inventory.Tests.Products;

public sealed class CachingTests(InventoryFixture inventory, StoreServers servers) : IClassFixture<InventoryFixture>
{
    [Fact]
    public async Task A_product_is_read_from_the_cache_the_second_time()
    {
        var product = (await inventory.ImportAsync(1)).Single();
        var first = await ReadAsync(product);
        await inventory.ExecuteAsync("UPDATE inventory.products SET name = 'Changed', price_minor = 1 WHERE id = @product", new { product });

        (await ReadAsync(product)).ShouldBe(first);
        (await inventory.Http.GetFromJsonAsync($"/v1/products/{product}", ContractsJson.Default.ProductV1)).ShouldBe(first.ToV1());
        (await inventory.Http.GetFromJsonAsync($"/v2/products/by-ids?id={product}", ContractsJson.Default.Products))!.ShouldBe([first]);
    }

    [Fact]
    public async Task The_cache_holds_the_product_for_a_while_under_the_name_of_the_service()
    {
        var product = (await inventory.ImportAsync(1)).Single();
        var read = await ReadAsync(product);
        await using var redis = await ConnectionMultiplexer.ConnectAsync(inventory.Cache);
        byte[] json = (await redis.GetDatabase().StringGetAsync($"inventory:product:{product}"))!;
        JsonSerializer.Deserialize(json, ContractsJson.Default.Product).ShouldBe(read);
        (await redis.GetDatabase().KeyTimeToLiveAsync($"inventory:product:{product}")).ShouldNotBeNull().ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Products_that_are_not_in_the_cache_come_from_the_database_and_go_into_it()
    {
        var products = await inventory.ImportAsync(1, 1);
        await ReadAsync(products[0]);
        (await inventory.Http.GetFromJsonAsync($"/v2/products/by-ids?id={products[0]}&id={products[1]}", ContractsJson.Default.Products))!.Select(product => product.Id).ShouldBe(products);
        await using var redis = await ConnectionMultiplexer.ConnectAsync(inventory.Cache);
        (await redis.GetDatabase().KeyExistsAsync($"inventory:product:{products[1]}")).ShouldBeTrue();
    }

    [Fact]
    public async Task Without_its_cache_inventory_answers_from_the_database()
    {
        var (wire, cache) = Wires.ToCache(servers.CreateCache());
        await using var laid = wire;
        await using var service = await RunningService.Start<ProductCatalog>([("ConnectionStrings:database", inventory.Database), ("ConnectionStrings:cache", cache)]).HealthyAsync();
        await service.Http.GetStringAsync("/v2/products/1");

        wire.Cut();
        (await service.Http.GetFromJsonAsync("/v2/products/1", ContractsJson.Default.Product))!.Id.ShouldBe(1);
        (await service.Http.GetFromJsonAsync("/v2/products/by-ids?id=1&id=2", ContractsJson.Default.Products))!.Count.ShouldBe(2);
        await service.HealthyAsync();
    }

    [Fact]
    public async Task Without_its_database_inventory_says_so_and_still_serves_what_is_cached()
    {
        var (wire, database) = Wires.ToDatabase(inventory.Database);
        await using var laid = wire;
        await using var service = await RunningService.Start<ProductCatalog>([("ConnectionStrings:database", database), ("ConnectionStrings:cache", servers.CreateCache())]).HealthyAsync();
        await service.Http.GetStringAsync("/v2/products/1");

        wire.Cut();
        (await service.Http.GetFromJsonAsync("/v2/products/1", ContractsJson.Default.Product))!.Id.ShouldBe(1);
        await (await service.Http.GetAsync("/v2/products/2")).ShouldNameFailedDependencyAsync("database");
        await (await service.Http.GetAsync("/v2/products")).ShouldNameFailedDependencyAsync("database");
        await (await service.Http.DeleteAsync($"/reservations/{Guid.NewGuid()}")).ShouldNameFailedDependencyAsync("database");

        wire.Mend();
        await Eventually.HoldsAsync("inventory answers again", async () => (await service.Http.GetAsync("/v2/products/2")).IsSuccessStatusCode);
    }

    async Task<Contracts.Inventory.Product> ReadAsync(int product) => (await inventory.Http.GetFromJsonAsync($"/v2/products/{product}", ContractsJson.Default.Product))!;
}
