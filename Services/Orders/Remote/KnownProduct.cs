using Evolution.Contracts;

namespace Evolution.Orders.Remote;

/// <summary>A product as Orders uses it, read from either release of the contracts.</summary>
sealed record KnownProduct(int Id, string Name, Money Price);
