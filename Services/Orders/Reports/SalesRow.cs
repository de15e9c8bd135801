using Evolution.Contracts;
using Evolution.Contracts.Orders;
using Evolution.ServiceDefaults;

namespace Evolution.Orders.Reports;

/// <summary>The sales of a product, as the query returns them.</summary>
sealed record SalesRow(int ProductId, string? Name, long Units, decimal RevenueMinor, string Currency, long Available)
{
    public ProductSales ToSales() => new(ProductId, Name ?? "", Units, MoneyTotal.Create(RevenueMinor, Currency), Available);
}

/// <summary>The total charged in a currency, as the query returns it.</summary>
sealed record TotalRow(string Currency, long Orders, decimal ChargedMinor)
{
    public Money ToMoney() => MoneyTotal.Create(ChargedMinor, Currency);
}
