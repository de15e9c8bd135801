namespace Evolution.Contracts.Inventory;

/// <summary>A product.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Price">Its price, with its currency.</param>
public sealed record Product(int Id, string Name, Money Price)
{
    /// <summary>The same product as release 1 speaks of it, which cannot say its currency.</summary>
    public V1.Product ToV1() => new(Id, Name, Price.MinorUnits / 100m);
}
