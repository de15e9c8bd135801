using Evolution.Contracts;
using Evolution.Contracts.Orders;

namespace Evolution.Orders.Reports;

/// <summary>The sales of a product, as the query returns them.</summary>
sealed record SalesRow(int ProductId, string? Name, long Units, long RevenueMinor, string Currency, long Available)
{
    public ProductSales ToSales() => new(ProductId, Name ?? "", Units, new Money(RevenueMinor, Currency), Available);
}

/// <summary>The total charged in a currency, as the query returns it.</summary>
sealed record TotalRow(string Currency, long Orders, long ChargedMinor)
{
    public Money ToMoney() => new(ChargedMinor, Currency);
}
