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
    public bool Changed { get; private set; }

    public StockLevel Level => new(ProductId, Available, Version);

    public void Change(long pieces)
    {
        Available += pieces;
        Version++;
        Changed = true;
    }

    public ReservedLine Take(int pieces)
    {
        Change(-pieces);
        return new(ProductId, Name, pieces, new Money(PriceMinor, Currency), Level);
    }
}
