using Evolution.Contracts;
using Evolution.Contracts.Inventory;
using Evolution.ServiceDefaults.Remote;

namespace Evolution.Orders.Remote;

/// <summary>Reads products in release 1 of the contracts, the only release that this build of Orders supports.</summary>
static class ProductReader
{
    public static async Task<IEnumerable<CatalogProduct>> ReadAsync(RemoteServiceClient inventory, string path, int release, CancellationToken cancellationToken) =>
        (await inventory.GetAsync(path, ContractsJson.Default.Products, cancellationToken)).Select(ToCatalogProduct);

    static CatalogProduct ToCatalogProduct(Product product) =>
        new(product.Id, product.Name, new Money((long)decimal.Round(product.Price * 100, MidpointRounding.AwayFromZero), Product.ImpliedCurrency));
}
