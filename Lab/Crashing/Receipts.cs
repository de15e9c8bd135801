using System.Net;
using Evolution.Lab.Integrity;

namespace Evolution.Lab.Crashing;

/// <summary>Records the responses of the shop to its customers.</summary>
public sealed class Receipts
{
    readonly Lock gate = new();
    readonly List<Guid> confirmed = [], accepted = [];
    readonly Dictionary<string, Guid> orders = [];
    readonly HashSet<string> refused = [];
    readonly List<string> absurd = [];
    int answered;

    /// <summary>The number of purchases with a final response.</summary>
    public int Answered => Volatile.Read(ref answered);

    /// <summary>The orders that were acknowledged to customers.</summary>
    public Acknowledged Acknowledged
    {
        get
        {
            lock (gate) return new([.. confirmed], [.. accepted]);
        }
    }

    /// <summary>Finds the responses that contradict each other or the stored data.</summary>
    public IReadOnlyList<Violation> Contradictions(Books books)
    {
        lock (gate)
        {
            var sold = books.Orders.Values.Where(order => order.IsConfirmed && order.Key is not null && refused.Contains(order.Key)).ToArray();
            return
            [
                .. absurd is [] ? [] : new[] { new Violation(ViolationKind.Lost, absurd.Count, $"{absurd.Count} answers were absurd. {absurd[0]}") },
                .. sold is [] ? [] : new[] { new Violation(ViolationKind.Duplicated, sold.Length, $"{sold.Length} customers were refused what was sold to them, such as by key {sold[0].Key}.") },
            ];
        }
    }

    /// <summary>Records that a purchase received its final response.</summary>
    public void End() => Interlocked.Increment(ref answered);

    /// <summary>Records a response.</summary>
    /// <param name="purchase">The requested purchase.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="order">The acknowledged order, if any.</param>
    public void Note(Purchase purchase, HttpStatusCode status, Guid? order)
    {
        lock (gate)
        {
            if (Purchase.IsAbsurd(status)) absurd.Add($"Key {purchase.Key} was answered {(int)status}.");
            if (status is HttpStatusCode.PaymentRequired or HttpStatusCode.Conflict) refused.Add(purchase.Key);
            if (order is not { } placed) return;
            if (orders.TryAdd(purchase.Key, placed)) (status is HttpStatusCode.Created ? confirmed : accepted).Add(placed);
            else if (orders[purchase.Key] != placed) absurd.Add($"Key {purchase.Key} was answered with orders {orders[purchase.Key]} and {placed}.");
        }
    }
}
