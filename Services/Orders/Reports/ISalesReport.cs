using Evolution.Contracts.Orders;

namespace Evolution.Orders.Reports;

/// <summary>Reads the sales report in one of three ways; the placement of orders determines which.</summary>
interface ISalesReport
{
    /// <summary>Reads the sales, with the <paramref name="top"/> best-selling products.</summary>
    Task<SalesReport> ReadAsync(int top, CancellationToken cancellationToken);
}
