using Evolution.Contracts;

namespace Evolution.Orders.Remote;

/// <summary>What Orders knows of a product, from either release of the contracts.</summary>
sealed record KnownProduct(int Id, string Name, Money Price);
