namespace Evolution.Contracts.Orders;

/// <summary>What was sold.</summary>
/// <param name="AsOf">The moment that the figures are of: now, or when the last event came in that they are made of.</param>
/// <param name="Orders">How many orders were confirmed.</param>
/// <param name="Charged">What was charged for them, an amount per currency.</param>
/// <param name="Products">The products that sold best.</param>
public sealed record SalesReport(DateTimeOffset AsOf, long Orders, IReadOnlyList<Money> Charged, IReadOnlyList<ProductSales> Products);

/// <summary>What was sold of a product.</summary>
/// <param name="ProductId">The product.</param>
/// <param name="Name">Its name.</param>
/// <param name="Units">How many pieces were sold.</param>
/// <param name="Revenue">What they brought.</param>
/// <param name="Available">How many pieces are left.</param>
public sealed record ProductSales(int ProductId, string Name, long Units, Money Revenue, long Available);
