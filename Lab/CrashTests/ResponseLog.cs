using System.Net;
using Evolution.Lab.Integrity;

namespace Evolution.Lab.CrashTests;

/// <summary>Records the responses of the shop to its customers.</summary>
public sealed class ResponseLog
{
    readonly Lock gate = new();
    readonly List<Guid> confirmed = [], accepted = [];
    readonly Dictionary<string, Guid> orders = [];
    readonly HashSet<string> rejected = [];
    readonly List<string> invalid = [];
    int completed;

    /// <summary>The number of purchases with a final response.</summary>
    public int Completed => Volatile.Read(ref completed);

    /// <summary>The orders that were acknowledged to customers.</summary>
    public AcknowledgedOrders Acknowledged
    {
        get
        {
            lock (gate) return new([.. confirmed], [.. accepted]);
        }
    }

    /// <summary>Finds the responses that contradict each other or the stored data.</summary>
    public IReadOnlyList<Violation> FindContradictions(ShopData data)
    {
        lock (gate)
        {
            var sold = data.Orders.Values.Where(order => order.IsConfirmed && order.Key is not null && rejected.Contains(order.Key)).ToArray();
            return
            [
                .. invalid is [] ? [] : new[] { new Violation(ViolationKind.Lost, invalid.Count, $"{invalid.Count} responses were invalid. {invalid[0]}") },
                .. sold is [] ? [] : new[] { new Violation(ViolationKind.Duplicated, sold.Length, $"{sold.Length} orders were rejected to the customer but confirmed in the database, such as key {sold[0].Key}.") },
            ];
        }
    }

    /// <summary>Records that a purchase received its final response.</summary>
    public void AddCompleted() => Interlocked.Increment(ref completed);

    /// <summary>Records a response.</summary>
    /// <param name="purchase">The requested purchase.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="order">The acknowledged order, if any.</param>
    public void Add(Purchase purchase, HttpStatusCode status, Guid? order)
    {
        lock (gate)
        {
            if (Purchase.IsInvalid(status)) invalid.Add($"Key {purchase.Key} received {(int)status}.");
            if (status is HttpStatusCode.PaymentRequired or HttpStatusCode.Conflict) rejected.Add(purchase.Key);
            if (order is not { } placed) return;
            if (orders.TryAdd(purchase.Key, placed)) (status is HttpStatusCode.Created ? confirmed : accepted).Add(placed);
            else if (orders[purchase.Key] != placed) invalid.Add($"Key {purchase.Key} received the orders {orders[purchase.Key]} and {placed}.");
        }
    }
}
