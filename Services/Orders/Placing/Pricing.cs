using Evolution.Contracts;
using Evolution.Contracts.Orders;
using Evolution.Orders.Remote;
using Evolution.ServiceDefaults.Errors;

namespace Evolution.Orders.Placing;

/// <summary>Makes an order of a request, with the prices of the moment.</summary>
sealed class Pricing(InventoryClient inventory)
{
    /// <summary>A pending order with its prices.</summary>
    /// <exception cref="UnknownProductException">It asks for a product that does not exist.</exception>
    public async Task<Order> PriceAsync(PlaceOrder request, CancellationToken cancellation)
    {
        var products = await inventory.FindProductsAsync(request.Lines.Select(line => line.ProductId), cancellation);
        var lines = request.Lines.Select((line, position) => products.TryGetValue(line.ProductId, out var product)
            ? new PricedLine(line.ProductId, line.Quantity, product.Price)
            : throw new UnknownProductException(position, line.ProductId)).ToArray();

        var currencies = lines.Select(line => line.UnitPrice!.Currency).Distinct().ToArray();
        if (currencies.Length > 1) throw new DependencyException("inventory", $"The products are priced in {string.Join(" and ", currencies)}; an order has one currency.");
        return New(request, lines) with { Total = new Money(lines.Sum(line => line.UnitPrice!.MinorUnits * line.Quantity), currencies[0]) };
    }

    /// <summary>A pending order whose prices are not known yet.</summary>
    public static Order New(PlaceOrder request, IReadOnlyList<PricedLine>? lines = null) => new(
        Guid.CreateVersion7(),
        request.CustomerId,
        OrderStatus.Pending,
        Reason: null,
        lines ?? [.. request.Lines.Select(line => new PricedLine(line.ProductId, line.Quantity, UnitPrice: null))],
        Total: null,
        DateTimeOffset.UtcNow);
}
