namespace Evolution.Contracts.Orders;

/// <summary>The sales report.</summary>
/// <param name="AsOf">The time to which the figures apply: now, or the time of the latest message that they include.</param>
/// <param name="Orders">The number of confirmed orders.</param>
/// <param name="Charged">The total amount charged, in each currency.</param>
/// <param name="Products">The best-selling products.</param>
public sealed record SalesReport(DateTimeOffset AsOf, long Orders, IReadOnlyList<Money> Charged, IReadOnlyList<ProductSales> Products);

/// <summary>The sales of a product.</summary>
/// <param name="ProductId">The id of the product.</param>
/// <param name="Name">The name of the product.</param>
/// <param name="Units">The number of units sold.</param>
/// <param name="Revenue">The revenue.</param>
/// <param name="Available">The number of units available.</param>
public sealed record ProductSales(int ProductId, string Name, long Units, Money Revenue, long Available);
