using Evolution.Contracts;

namespace Evolution.Orders.Remote;

/// <summary>A product from Inventory's catalog, independent of the release of the contracts.</summary>
sealed record CatalogProduct(int Id, string Name, Money Price);
