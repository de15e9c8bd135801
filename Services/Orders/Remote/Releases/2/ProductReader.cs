using Evolution.Contracts;
using Evolution.Contracts.Inventory;
using Evolution.ServiceDefaults.Remote;

namespace Evolution.Orders.Remote;

/// <summary>Reads products in either release of the contracts.</summary>
static class ProductReader
{
    public static async Task<IEnumerable<CatalogProduct>> ReadAsync(RemoteServiceClient inventory, string path, int release, CancellationToken cancellationToken)
    {
        var products = release is 1
            ? (await inventory.GetAsync(path, ContractsJson.Default.ProductsV1, cancellationToken)).Select(product => product.ToV2())
            : await inventory.GetAsync(path, ContractsJson.Default.Products, cancellationToken);
        return products.Select(ToCatalogProduct);
    }

    static CatalogProduct ToCatalogProduct(Product product) => new(product.Id, product.Name, product.Price);
}
