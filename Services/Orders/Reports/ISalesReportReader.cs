using Evolution.Contracts.Orders;

namespace Evolution.Orders.Reports;

/// <summary>Reads the sales report. The order placement determines which of the three implementations is used.</summary>
interface ISalesReportReader
{
    /// <summary>Reads the sales, with the <paramref name="top"/> best-selling products.</summary>
    Task<SalesReport> ReadAsync(int top, CancellationToken cancellationToken);
}
