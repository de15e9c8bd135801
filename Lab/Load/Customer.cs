namespace Evolution.Lab.Load;

/// <summary>
/// What the load knows and chooses: the same seed chooses the same products and customers in the same order. It speaks release 1 of
/// the contracts, as a consumer that was built before release 2.
/// </summary>
/// <param name="seed">What the choices follow from.</param>
/// <param name="versioned">Whether releases have routes of their own.</param>
public sealed class Customer(int seed, bool versioned)
{
    const int Customers = 1_000;
    const int Products = 1_000;
    const int MaxOrders = 10_000;

    readonly Lock gate = new();
    readonly Random random = new(seed);
    readonly List<Guid> orders = [];
    int oldest;

    /// <summary>Where products are read in the shape of release 1.</summary>
    public string ProductsPath => versioned ? "/v1/products" : "/products";

    /// <summary>How many orders it knows of, and can read.</summary>
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

    /// <summary>An order that was acknowledged before; one that does not exist where there was none.</summary>
    public Guid AnyOrder()
    {
        lock (gate) return orders is [] ? Guid.Empty : orders[random.Next(orders.Count)];
    }

    /// <summary>Remembers an acknowledged order, and forgets the oldest when there are many.</summary>
    public void Remember(Guid order)
    {
        lock (gate)
        {
            if (orders.Count < MaxOrders) orders.Add(order);
            else orders[oldest++ % MaxOrders] = order;
        }
    }
}
