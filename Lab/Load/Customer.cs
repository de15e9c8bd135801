namespace Evolution.Lab.Load;

/// <summary>
/// The state and the random choices of a load: the same seed chooses the same products and customers in the same order. It uses
/// version 1 of the contracts, like a consumer that was built before version 2.
/// </summary>
/// <param name="seed">The seed of the random choices.</param>
/// <param name="versioned">Whether contract versions have separate routes.</param>
public sealed class Customer(int seed, bool versioned)
{
    const int Customers = 1_000;
    const int Products = 1_000;
    const int MaxOrders = 10_000;

    readonly Lock gate = new();
    readonly Random random = new(seed);
    readonly List<Guid> orders = [];
    int oldest;

    /// <summary>The path at which products are read in the shape of contract version 1.</summary>
    public string ProductsPath => versioned ? "/v1/products" : "/products";

    /// <summary>The number of known orders that can be read.</summary>
    public int Orders
    {
        get
        {
            lock (gate) return orders.Count;
        }
    }

    public int NextProduct() => Next(Products) + 1;

    public string NextName() => $"customer-{Next(Customers) + 1:D4}";

    public int Next(int below)
    {
        lock (gate) return random.Next(below);
    }

    /// <summary>Returns the ID of an order that was acknowledged before; if there is none, the ID of an order that does not exist.</summary>
    public Guid AnyOrder()
    {
        lock (gate) return orders is [] ? Guid.Empty : orders[random.Next(orders.Count)];
    }

    /// <summary>Adds an acknowledged order, and replaces the oldest if there are too many.</summary>
    public void Remember(Guid order)
    {
        lock (gate)
        {
            if (orders.Count < MaxOrders) orders.Add(order);
            else orders[oldest++ % MaxOrders] = order;
        }
    }
}
