using Evolution.Contracts;
using Evolution.Contracts.Messages;

namespace Evolution.Inventory.Reservations;

/// <summary>A product's stock while its row is locked.</summary>
sealed class ProductLevel
{
    public required int ProductId { get; init; }
    public required string Name { get; init; }
    public required long PriceMinor { get; init; }
    public required string Currency { get; init; }
    public required long Available { get; set; }
    public required long Version { get; set; }
    public bool IsChanged { get; private set; }

    public StockLevel Level => new(ProductId, Available, Version);

    public void Adjust(long quantity)
    {
        Available += quantity;
        Version++;
        IsChanged = true;
    }

    public ReservedLine Reserve(int quantity)
    {
        Adjust(-quantity);
        return ToReservedLine(quantity);
    }

    public ReservedLine ToReservedLine(int quantity) => new(ProductId, Name, quantity, new Money(PriceMinor, Currency), Level);
}
