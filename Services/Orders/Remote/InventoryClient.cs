using System.Globalization;
using Evolution.Contracts;
using Evolution.Contracts.Inventory;
using Evolution.ServiceDefaults.Errors;
using Evolution.ServiceDefaults.Remote;
using Evolution.ServiceDefaults.Versioning;

namespace Evolution.Orders.Remote;

/// <summary>Calls Inventory with the contract version that Orders uses.</summary>
sealed class InventoryClient(RemoteServiceClient inventory, ContractVersions versions)
{
    /// <summary>Finds products, by id. Products that do not exist are not included.</summary>
    public async Task<IReadOnlyDictionary<int, CatalogProduct>> FindProductsAsync(IEnumerable<int> ids, CancellationToken cancellationToken)
    {
        // Read once, so that the request and the parsing of its response use the same version.
        var release = versions.Release;
        var path = $"{versions.GetRoutePrefix(release)}products/by-ids?{CreateQuery("id", ids)}";
        var products = await ProductReader.ReadAsync(inventory, path, release, cancellationToken);
        return products.ToDictionary(product => product.Id);
    }

    public async Task<IReadOnlyDictionary<int, Stock>> FindStockAsync(IEnumerable<int> productIds, CancellationToken cancellationToken) =>
        (await inventory.GetAsync($"stock?{CreateQuery("productId", productIds)}", ContractsJson.Default.Stocks, cancellationToken)).ToDictionary(stock => stock.ProductId);

    public Task<RemoteResponse<Reservation>> ReserveAsync(Guid order, Reserve request, CancellationToken cancellationToken) =>
        inventory.PutAsync($"reservations/{order}", request, ContractsJson.Default.Reserve, ContractsJson.Default.Reservation, cancellationToken);

    /// <exception cref="DependencyException">The stock was not released. Inventory never refuses a release.</exception>
    public async Task ReleaseAsync(Guid order, CancellationToken cancellationToken) =>
        (await inventory.DeleteAsync($"reservations/{order}", ContractsJson.Default.Reservation, cancellationToken)).Require("inventory");

    static string CreateQuery(string name, IEnumerable<int> values) => string.Join('&', values.Select(value => string.Create(CultureInfo.InvariantCulture, $"{name}={value}")));
}
