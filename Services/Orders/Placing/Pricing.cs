using System.Diagnostics;
using Evolution.Contracts;
using Evolution.Contracts.Orders;
using Evolution.Orders.Remote;
using Evolution.ServiceDefaults.Telemetry;

namespace Evolution.Orders.Placing;

/// <summary>Creates an order from a request, with the current prices.</summary>
sealed class Pricing(InventoryClient inventory, TimeProvider time)
{
    /// <summary>Creates a pending order with its prices.</summary>
    /// <exception cref="InvalidOrderException">The request contains a product that does not exist, or lines that cannot be in one order.</exception>
    public async Task<Order> PriceAsync(PlaceOrder request, CancellationToken cancellationToken)
    {
        var products = await inventory.FindProductsAsync(request.Lines.Select(line => line.ProductId), cancellationToken);
        var lines = request.Lines.Select((line, position) => products.TryGetValue(line.ProductId, out var product)
            ? new PricedLine(line.ProductId, line.Quantity, product.Price)
            : throw new InvalidOrderException($"lines[{position}].productId", $"There is no product {line.ProductId}.")).ToArray();

        var currencies = lines.Select(line => line.UnitPrice!.Currency).Distinct().ToArray();
        if (currencies.Length > 1) throw new InvalidOrderException("lines", $"The products are priced in {string.Join(" and ", currencies)}; an order must have a single currency.");
        var total = lines.Sum(line => line.UnitPrice!.MinorUnits * line.Quantity);
        if (total > Limits.Amount) throw new InvalidOrderException("lines", $"The total must not exceed {Limits.Amount} in the currency's smallest unit.");
        return CreateOrder(request, time.GetUtcNow(), lines) with { Total = new Money(total, currencies[0]) };
    }

    /// <summary>Creates a pending order. Without <paramref name="lines"/>, the prices are not set.</summary>
    public static Order CreateOrder(PlaceOrder request, DateTimeOffset placedAt, IReadOnlyList<PricedLine>? lines = null)
    {
        lines ??= [.. request.Lines.Select(line => new PricedLine(line.ProductId, line.Quantity, UnitPrice: null))];

        // Sort lines by product and truncate the time to microseconds, as the database does, so that the order is the same when it is read later.
        var id = Guid.CreateVersion7();
        Activity.Current.SetOrder(id);
        return new(
            id,
            request.CustomerId,
            OrderStatus.Pending,
            Reason: null,
            [.. lines.OrderBy(line => line.ProductId)],
            Total: null,
            placedAt.AddTicks(-(placedAt.Ticks % TimeSpan.TicksPerMicrosecond)));
    }
}
