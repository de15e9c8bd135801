using System.Diagnostics;
using Evolution.Contracts;
using Evolution.Contracts.Orders;
using Evolution.Orders.Remote;
using Evolution.ServiceDefaults.Telemetry;

namespace Evolution.Orders.Placing;

/// <summary>Makes an order of a request, with the prices of the moment.</summary>
sealed class Pricing(InventoryClient inventory)
{
    /// <summary>A pending order with its prices.</summary>
    /// <exception cref="InvalidOrderException">It asks for a product that does not exist, or for what cannot be in one order.</exception>
    public async Task<Order> PriceAsync(PlaceOrder request, CancellationToken cancellation)
    {
        var products = await inventory.FindProductsAsync(request.Lines.Select(line => line.ProductId), cancellation);
        var lines = request.Lines.Select((line, position) => products.TryGetValue(line.ProductId, out var product)
            ? new PricedLine(line.ProductId, line.Quantity, product.Price)
            : throw new InvalidOrderException($"lines[{position}].productId", $"There is no product {line.ProductId}.")).ToArray();

        var currencies = lines.Select(line => line.UnitPrice!.Currency).Distinct().ToArray();
        if (currencies.Length > 1) throw new InvalidOrderException("lines", $"The products are priced in {string.Join(" and ", currencies)}; an order has one currency.");
        var total = lines.Sum(line => line.UnitPrice!.MinorUnits * line.Quantity);
        if (total > Limits.Amount) throw new InvalidOrderException("lines", $"An order costs at most {Limits.Amount} of the smallest unit.");
        return New(request, lines) with { Total = new Money(total, currencies[0]) };
    }

    /// <summary>A pending order whose prices are not known yet.</summary>
    public static Order New(PlaceOrder request, IReadOnlyList<PricedLine>? lines = null)
    {
        lines ??= [.. request.Lines.Select(line => new PricedLine(line.ProductId, line.Quantity, UnitPrice: null))];

        // As the database keeps them, lines by product and times to the microsecond: so an order is the same when it is read again.
        var now = DateTimeOffset.UtcNow;
        var id = Guid.CreateVersion7();
        Activity.Current.SetOrder(id);
        return new(
            id,
            request.CustomerId,
            OrderStatus.Pending,
            Reason: null,
            [.. lines.OrderBy(line => line.ProductId)],
            Total: null,
            now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond)));
    }
}
