using Evolution.Contracts;
using Evolution.Contracts.Orders;

namespace Evolution.Orders.Reports;

/// <summary>What was sold of a product, as the database says it.</summary>
sealed record SalesRow(int ProductId, string? Name, long Units, long RevenueMinor, string Currency, long Available)
{
    public ProductSales ToSales() => new(ProductId, Name ?? "", Units, new Money(RevenueMinor, Currency), Available);
}

/// <summary>What was charged in a currency, as the database says it.</summary>
sealed record TotalRow(string Currency, long Orders, long ChargedMinor)
{
    public Money ToMoney() => new(ChargedMinor, Currency);
}
