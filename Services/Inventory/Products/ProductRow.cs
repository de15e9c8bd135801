namespace Evolution.Inventory.Products;

/// <summary>A product as it is stored.</summary>
sealed record ProductRow(int Id, string Name, long PriceMinor, string Currency);
