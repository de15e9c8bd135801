using System.Globalization;
using Evolution.Contracts;
using Evolution.Contracts.Inventory;
using Evolution.ServiceDefaults.Errors;
using Evolution.ServiceDefaults.Remote;
using Evolution.ServiceDefaults.Versioning;

namespace Evolution.Orders.Remote;

/// <summary>What Orders asks of Inventory. It speaks the release of the contracts that Orders speaks.</summary>
sealed class InventoryClient(RemoteServiceClient inventory, ContractVersions versions)
{
    /// <summary>Those of the products that exist.</summary>
    public async Task<IReadOnlyDictionary<int, KnownProduct>> FindProductsAsync(IEnumerable<int> ids, CancellationToken cancellation)
    {
        // Read once: the question and the reading of its answer go together.
        var release = versions.Release;
        var path = $"{versions.RoutePrefix(release)}products/by-ids?{Query("id", ids)}";
        var products = await ProductReader.ReadAsync(inventory, path, release, cancellation);
        return products.ToDictionary(product => product.Id);
    }

    public async Task<IReadOnlyDictionary<int, Stock>> FindStockAsync(IEnumerable<int> productIds, CancellationToken cancellation) =>
        (await inventory.GetAsync($"stock?{Query("productId", productIds)}", ContractsJson.Default.Stocks, cancellation)).ToDictionary(stock => stock.ProductId);

    public Task<RemoteAnswer<Reservation>> ReserveAsync(Guid order, Reserve request, CancellationToken cancellation) =>
        inventory.PutAsync($"reservations/{order}", request, ContractsJson.Default.Reserve, ContractsJson.Default.Reservation, cancellation);

    /// <exception cref="DependencyException">It was not released: a release has no reason to be refused.</exception>
    public async Task ReleaseAsync(Guid order, CancellationToken cancellation) =>
        (await inventory.DeleteAsync($"reservations/{order}", ContractsJson.Default.Reservation, cancellation)).Require("inventory");

    static string Query(string name, IEnumerable<int> values) => string.Join('&', values.Select(value => string.Create(CultureInfo.InvariantCulture, $"{name}={value}")));
}
