using System.Text.Json;
using Dapper;
using Evolution.Contracts;
using Evolution.Contracts.Inventory;
using Evolution.ServiceDefaults.Lab.Crashing;
using Evolution.ServiceDefaults.Stores;
using Npgsql;

namespace Evolution.Inventory.Products;

/// <summary>Reads and imports products. Single products are cached after a miss (cache-aside).</summary>
sealed class ProductCatalog(NpgsqlDataSource database, Cache cache, CrashPoints crashPoints)
{
    static readonly TimeSpan CacheLifetime = TimeSpan.FromMinutes(5);

    /// <summary>Finds a product, and its JSON in the contract version that this service was built against, as it is cached.</summary>
    /// <returns>Null if the product does not exist.</returns>
    public async Task<CachedJson<Product>?> FindAsync(int id, CancellationToken cancellationToken) =>
        await cache.GetAsync(GetCacheKey(id), ContractsJson.Default.Product) ?? (await LoadAsync([id], cancellationToken)).FirstOrDefault();

    /// <summary>Finds products by id. Products that do not exist are not included.</summary>
    /// <returns>The products, ordered by id.</returns>
    public async Task<IReadOnlyList<Product>> FindAsync(int[] ids, CancellationToken cancellationToken)
    {
        var cachedProducts = (await cache.GetAsync([.. ids.Select(GetCacheKey)], ContractsJson.Default.Product)).OfType<CachedJson<Product>>().Select(entry => entry.Value).ToDictionary(product => product.Id);
        int[] missingIds = [.. ids.Where(id => !cachedProducts.ContainsKey(id))];
        var loadedProducts = missingIds is [] ? [] : await LoadAsync(missingIds, cancellationToken);
        crashPoints.Pass(InventoryCrashPoints.BeforePrices);
        return [.. cachedProducts.Values.Concat(loadedProducts.Select(product => product.Value)).OrderBy(product => product.Id)];
    }

    /// <summary>Reads a page of products, ordered by id.</summary>
    /// <param name="page">The number of the page, starting at 1.</param>
    /// <param name="pageSize">The number of products on a page.</param>
    /// <param name="currency">The currency of the products; null for all.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<Page<Product>> ListAsync(int page, int pageSize, string? currency, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var products = await connection.QueryAsync<ProductRow>(
            "SELECT id, name, price_minor AS PriceMinor, currency FROM inventory.products WHERE @currency IS NULL OR currency = @currency ORDER BY id LIMIT @pageSize OFFSET @skip",
            new { pageSize, skip = (page - 1L) * pageSize, currency });
        var total = await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM inventory.products WHERE @currency IS NULL OR currency = @currency", new { currency });
        return new([.. products.Select(ProductMapper.Map)], page, pageSize, total);
    }

    /// <summary>Adds products with their stock.</summary>
    /// <returns>The ids of the new products, in the order given.</returns>
    public async Task<IReadOnlyList<int>> ImportAsync(IReadOnlyList<NewProduct> products, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var ids = await connection.QueryAsync<int>("""
            WITH new AS (
                SELECT nextval(pg_get_serial_sequence('inventory.products', 'id'))::int AS id, n.*
                FROM unnest(@names, @prices, @currencies, @available) WITH ORDINALITY AS n (name, price_minor, currency, available, position)
            ),
            product AS (
                INSERT INTO inventory.products (id, name, price_minor, currency) OVERRIDING SYSTEM VALUE
                SELECT id, name, price_minor, currency FROM new
            ),
            stock AS (
                INSERT INTO inventory.stock (product_id, initial, available) SELECT id, available, available FROM new
            )
            SELECT id FROM new ORDER BY position
            """,
            new
            {
                names = products.Select(product => product.Name).ToArray(),
                prices = products.Select(product => product.Price.MinorUnits).ToArray(),
                currencies = products.Select(product => product.Price.Currency).ToArray(),
                available = products.Select(product => product.Available).ToArray(),
            });
        return ids.AsList();
    }

    async Task<IReadOnlyList<CachedJson<Product>>> LoadAsync(int[] ids, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var products = await connection.QueryAsync<ProductRow>(
            "SELECT id, name, price_minor AS PriceMinor, currency FROM inventory.products WHERE id = ANY(@ids) AND (@OnlyCurrency IS NULL OR currency = @OnlyCurrency)", new { ids, ProductMapper.OnlyCurrency });
        return [.. products.Select(product => AddToCache(ProductMapper.Map(product)))];
    }

    CachedJson<Product> AddToCache(Product product)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(product, ContractsJson.Default.Product);
        cache.Set(GetCacheKey(product.Id), json, CacheLifetime);
        return new(product, json);
    }

    static string GetCacheKey(int id) => $"product:{id}";
}
