namespace Evolution.Contracts.Inventory;

/// <summary>A product.</summary>
/// <param name="Id">The id of the product.</param>
/// <param name="Name">The name of the product.</param>
/// <param name="Price">The price with its currency.</param>
public sealed record Product(int Id, string Name, Money Price)
{
    /// <summary>Converts the product to release 1, which has no field for the currency.</summary>
    /// <exception cref="InvalidOperationException">The product is not priced in <see cref="V1.Product.ImpliedCurrency"/>.</exception>
    public V1.Product ToV1() => Price.Currency is V1.Product.ImpliedCurrency
        ? new(Id, Name, Price.MinorUnits / 100m)
        : throw new InvalidOperationException($"Product {Id} is priced in {Price.Currency}, which release 1 cannot express.");
}
