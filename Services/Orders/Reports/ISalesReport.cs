using Evolution.Contracts.Orders;

namespace Evolution.Orders.Reports;

/// <summary>One of the three ways to say what was sold; it goes with the way in which orders are placed.</summary>
interface ISalesReport
{
    /// <summary>What was sold, with the <paramref name="top"/> products that sold best.</summary>
    Task<SalesReport> ReadAsync(int top, CancellationToken cancellation);
}
