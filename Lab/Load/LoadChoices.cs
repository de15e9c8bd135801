namespace Evolution.Lab.Load;

/// <summary>
/// Makes the random choices for a load. The same seed results in the same choices. Requests use release 1 of the contracts, like those of
/// a consumer that was built before release 2.
/// </summary>
/// <param name="seed">The seed of the random choices.</param>
/// <param name="isVersioned">Whether each release of the contracts has its own route.</param>
public sealed class LoadChoices(int seed, bool isVersioned)
{
    const int CustomerCount = 1_000;
    const int ProductCount = 1_000;
    const int MaxOrders = 10_000;

    readonly Lock ordersLock = new();
    Random random = new(seed);
    readonly List<Guid> orders = [];
    int oldestIndex;

    /// <summary>The path at which products are read in the shape of release 1 of the contracts.</summary>
    public string ProductsPath => isVersioned ? "/v1/products" : "/products";

    /// <summary>The number of acknowledged orders that can be read.</summary>
    public int OrderCount
    {
        get
        {
            lock (ordersLock) return orders.Count;
        }
    }

    /// <summary>Starts the random choices again, so that the same experiment sends the same requests to every topology in a round.</summary>
    /// <param name="round">The number of the round.</param>
    /// <param name="experiment">A number that identifies the experiment.</param>
    public void Restart(int round, int experiment)
    {
        lock (ordersLock) random = new(unchecked((((seed * 1_000_003) + round) * 1_000_003) + experiment));
    }

    public int NextProduct() => Next(ProductCount) + 1;

    public string NextCustomerId() => $"customer-{Next(CustomerCount) + 1:D4}";

    public int Next(int maxValue)
    {
        lock (ordersLock) return random.Next(maxValue);
    }

    /// <summary>Returns the ID of a random acknowledged order, or an ID that does not exist if there is none.</summary>
    public Guid GetRandomOrder()
    {
        lock (ordersLock) return orders is [] ? Guid.Empty : orders[random.Next(orders.Count)];
    }

    /// <summary>Adds an acknowledged order, which replaces the oldest one if the maximum number is reached.</summary>
    public void AddOrder(Guid order)
    {
        lock (ordersLock)
        {
            if (orders.Count < MaxOrders) orders.Add(order);
            else orders[oldestIndex++ % MaxOrders] = order;
        }
    }
}
