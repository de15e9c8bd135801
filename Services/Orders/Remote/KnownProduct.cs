using Evolution.Contracts;

namespace Evolution.Orders.Remote;

/// <summary>What Orders knows of a product, whichever release it was told in.</summary>
sealed record KnownProduct(int Id, string Name, Money Price);
