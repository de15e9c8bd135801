using System.Net;
using System.Net.Http.Json;
using Evolution.Contracts;
using Product = Evolution.Contracts.Inventory.Product;

namespace Evolution.Inventory.Tests.Products;

public sealed class ReadingTests(InventoryFixture inventory) : IClassFixture<InventoryFixture>
{
    [Fact]
    public async Task The_seed_data_contains_1000_products_with_prices_and_stock()
    {
        var products = new List<Product>();
        for (var page = 1; page <= 10; page++)
        {
            var productPage = (await inventory.Http.GetFromJsonAsync($"/v2/products?page={page}&pageSize=100", ContractsJson.Default.ProductPage))!;
            (productPage.Number, productPage.Size).ShouldBe((page, 100));
            productPage.Total.ShouldBeGreaterThanOrEqualTo(1000);
            products.AddRange(productPage.Items);
        }
        products.Select(product => product.Id).ShouldBe(Enumerable.Range(1, 1000));
        products.Select(product => product.Name).ShouldBeUnique();
        products.ShouldAllBe(product => product.Price.MinorUnits >= 100 && product.Price.MinorUnits <= 50_050 && product.Price.Currency == "EUR");
        (await inventory.GetAvailableAsync(1, 1000)).ShouldBe([1_000_000, 1_000_000]);
    }

    [Fact]
    public async Task A_page_beyond_the_last_is_empty_and_includes_the_total()
    {
        var page = (await inventory.Http.GetFromJsonAsync($"/v2/products?page={int.MaxValue}&pageSize=100", ContractsJson.Default.ProductPage))!;
        page.Items.ShouldBeEmpty();
        page.Total.ShouldBeGreaterThanOrEqualTo(1000);
    }

    [Fact]
    public async Task The_default_page_size_is_20()
    {
        var page = (await inventory.Http.GetFromJsonAsync("/v2/products", ContractsJson.Default.ProductPage))!;
        (page.Items.Count, page.Number, page.Size).ShouldBe((20, 1, 20));
    }

    [Fact]
    public async Task Both_releases_return_the_same_products_and_the_plain_route_returns_release_1()
    {
        var product = (await inventory.Http.GetFromJsonAsync("/v2/products/7", ContractsJson.Default.Product))!;
        product.ShouldBe(new Product(7, product.Name, new Money(100 + 6 * 7919 % 49951, "EUR")));
        foreach (var path in new[] { "/products/7", "/v1/products/7" })
        {
            (await inventory.Http.GetFromJsonAsync(path, ContractsJson.Default.ProductV1)).ShouldBe(product.ToV1());
        }
        foreach (var path in new[] { "/products", "/v1/products" })
        {
            (await inventory.Http.GetFromJsonAsync($"{path}?pageSize=7", ContractsJson.Default.ProductPageV1))!.Items[^1].ShouldBe(product.ToV1());
        }
    }

    [Theory]
    [InlineData("/v2/products")]
    [InlineData("/v1/products")]
    public async Task A_batch_read_returns_each_existing_product_once(string path)
    {
        var ids = path.Contains("v2", StringComparison.Ordinal)
            ? (await ReadAsync()).Select(product => product.Id)
            : (await inventory.Http.GetFromJsonAsync($"{path}/by-ids?id=9&id=3&id=9&id=999999", ContractsJson.Default.ProductsV1))!.Select(product => product.Id);
        ids.ShouldBe([3, 9]);

        async Task<IReadOnlyList<Product>> ReadAsync() => (await inventory.Http.GetFromJsonAsync($"{path}/by-ids?id=9&id=3&id=9&id=999999", ContractsJson.Default.Products))!;
    }

    [Theory]
    [InlineData("/products/999999")]
    [InlineData("/v1/products/999999")]
    [InlineData("/v2/products/999999")]
    public async Task An_unknown_product_returns_404(string path) =>
        (await (await inventory.Http.GetAsync(path)).ShouldBeProblemAsync(HttpStatusCode.NotFound)).Detail.ShouldBe("There is no product 999999.");

    [Theory]
    [InlineData("/v2/products?page=0&pageSize=101", new[] { "page", "pageSize" })]
    [InlineData("/v1/products?page=-1&pageSize=0", new[] { "page", "pageSize" })]
    [InlineData("/products?pageSize=101", new[] { "pageSize" })]
    [InlineData("/v2/products/by-ids", new[] { "id" })]
    [InlineData("/v1/products/by-ids", new[] { "id" })]
    [InlineData("/stock", new[] { "productId" })]
    public async Task The_error_names_every_invalid_parameter(string path, string[] fields) =>
        (await (await inventory.Http.GetAsync(path)).ShouldNameInvalidFieldsAsync()).ShouldBe(fields);

    [Theory]
    [InlineData("/v2/products/by-ids", "id")]
    [InlineData("/stock", "productId")]
    public async Task More_than_100_ids_in_one_request_are_rejected(string path, string parameter)
    {
        string CreateQuery(int count) => $"{path}?{string.Join('&', Enumerable.Range(1, count).Select(id => $"{parameter}={id}"))}";
        (await inventory.Http.GetAsync(CreateQuery(100))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await inventory.Http.GetAsync(CreateQuery(101))).ShouldNameInvalidFieldsAsync()).ShouldBe([parameter]);
    }

    [Fact]
    public async Task Stock_reports_the_initial_and_the_available_quantity()
    {
        var product = (await inventory.ImportAsync(10)).Single();
        await inventory.ReserveAsync(Guid.CreateVersion7(), new Contracts.Orders.OrderLine(product, 4));
        (await inventory.Http.GetFromJsonAsync($"/stock?productId={product}&productId=999999", ContractsJson.Default.Stocks))!.ShouldBe([new(product, 6, 10)]);
    }
}
