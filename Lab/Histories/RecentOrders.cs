namespace Evolution.Lab.Histories;

/// <summary>The orders that customers have seen most recently, from which readers pick some.</summary>
sealed class RecentOrders
{
    const int Capacity = 200;

    readonly Lock gate = new();
    readonly Queue<(Guid Id, string CustomerId)> orders = new(Capacity);

    /// <summary>Adds an order, and removes the oldest if there are too many.</summary>
    public void Add(Guid id, string customerId)
    {
        lock (gate)
        {
            if (orders.Count is Capacity) orders.Dequeue();
            orders.Enqueue((id, customerId));
        }
    }

    /// <summary>Returns a random order; null if there is none.</summary>
    public (Guid Id, string CustomerId)? Pick()
    {
        lock (gate) return orders.Count is 0 ? null : orders.ElementAt(Random.Shared.Next(orders.Count));
    }
}
