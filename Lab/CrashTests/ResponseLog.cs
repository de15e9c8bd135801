using System.Net;
using Evolution.Lab.Integrity;

namespace Evolution.Lab.CrashTests;

/// <summary>Records the shop's responses to its customers.</summary>
public sealed class ResponseLog
{
    readonly Lock gate = new();
    readonly List<Guid> confirmedOrders = [], acceptedOrders = [];
    readonly HashSet<Guid> acknowledgedOrders = [];
    readonly HashSet<string> rejectedKeys = [];
    readonly List<string> invalidResponses = [];
    int completedCount;

    /// <summary>The number of purchases with a final response.</summary>
    public int Completed => Volatile.Read(ref completedCount);

    /// <summary>The orders that were acknowledged to customers.</summary>
    public AcknowledgedOrders Acknowledged
    {
        get
        {
            lock (gate) return new([.. confirmedOrders], [.. acceptedOrders]);
        }
    }

    /// <summary>Finds the responses that are invalid or contradict the stored data.</summary>
    public IReadOnlyList<Violation> FindContradictions(ShopData data)
    {
        lock (gate)
        {
            var wronglyConfirmed = data.Orders.Values.Where(order => order.IsConfirmed && order.Key is not null && rejectedKeys.Contains(order.Key)).ToArray();
            return
            [
                .. invalidResponses is [] ? [] : new[] { new Violation(ViolationKind.Lost, invalidResponses.Count, $"{invalidResponses.Count} responses were invalid. {invalidResponses[0]}") },
                .. wronglyConfirmed is [] ? [] : new[] { new Violation(ViolationKind.Duplicated, wronglyConfirmed.Length, $"{wronglyConfirmed.Length} orders were rejected in the response but confirmed in the database, for example key {wronglyConfirmed[0].Key}.") },
            ];
        }
    }

    /// <summary>Records that a purchase received its final response.</summary>
    public void AddCompleted() => Interlocked.Increment(ref completedCount);

    /// <summary>Records a response.</summary>
    /// <param name="purchase">The purchase.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="order">The acknowledged order, if any.</param>
    public void Add(Purchase purchase, HttpStatusCode status, Guid? order)
    {
        lock (gate)
        {
            if (Purchase.IsInvalid(status)) invalidResponses.Add($"Key {purchase.Key} received {(int)status}.");
            if (status is HttpStatusCode.PaymentRequired or HttpStatusCode.Conflict) rejectedKeys.Add(purchase.Key);
            if (order is not { } placed) return;
            if (acknowledgedOrders.Add(placed)) (status is HttpStatusCode.Created ? confirmedOrders : acceptedOrders).Add(placed);
        }
    }
}
