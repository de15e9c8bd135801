using System.Collections.Concurrent;
using System.Diagnostics;
using Evolution.Lab.Shop;

namespace Evolution.Lab.Histories;

/// <summary>Records the requests and responses of all clients, and the faults that were injected meanwhile.</summary>
public sealed class ShopHistory
{
    readonly long startedAt = Stopwatch.GetTimestamp();
    readonly ConcurrentQueue<Operation> operations = new();
    readonly ConcurrentDictionary<(string Key, TimeSpan Start), PlaceOrderRequest> openRequests = [];
    readonly ConcurrentQueue<Fault> faults = new();
    readonly RecentOrders recentOrders = new();
    readonly ConcurrentQueue<(Guid Id, TimeSpan SeenAt)> acceptedOrders = new();

    /// <summary>The time since the start of the history.</summary>
    public TimeSpan Now => Stopwatch.GetElapsedTime(startedAt);

    /// <summary>Records that a request to place an order is about to be sent, since it may take effect before its response.</summary>
    /// <returns>The start time, to be passed to <see cref="EndPlace"/>.</returns>
    public TimeSpan BeginPlace(PlaceOrderRequest request)
    {
        var start = Now;
        while (!openRequests.TryAdd((request.Key, start), request)) start += TimeSpan.FromTicks(1);
        return start;
    }

    /// <summary>Records the end of a request to place an order.</summary>
    /// <param name="start">The start time.</param>
    /// <param name="request">The request.</param>
    /// <param name="seen">The order in the response; null if it named none.</param>
    public void EndPlace(TimeSpan start, PlaceOrderRequest request, SeenOrder? seen)
    {
        var end = Now;
        operations.Enqueue(new PlaceOperation(request.CustomerId, start, end, request, seen));
        if (seen is not null) recentOrders.Add(seen.Id, request.CustomerId);
        if (seen is { Status: SeenOrder.Pending }) acceptedOrders.Enqueue((seen.Id, end));
        openRequests.TryRemove((request.Key, start), out _);
    }

    /// <summary>Records a read.</summary>
    public void Add(Operation operation) => operations.Enqueue(operation);

    /// <summary>Returns one of the orders that customers saw most recently, with its customer; null if there is none.</summary>
    public (Guid Id, string CustomerId)? PickRecentOrder() => recentOrders.Pick();

    /// <summary>Returns the next order that a customer saw as pending, when it has reached an age; null if there is none. Each is returned once.</summary>
    public Guid? TakeAcceptedOrder(TimeSpan age) => acceptedOrders.TryPeek(out var next) && Now - next.SeenAt > age && acceptedOrders.TryDequeue(out next) ? next.Id : null;

    /// <summary>Records that a fault begins.</summary>
    public Fault BeginFault()
    {
        var fault = new Fault(this);
        faults.Enqueue(fault);
        return fault;
    }

    /// <summary>Returns all that was recorded, including the requests that have not ended.</summary>
    public RecordedHistory Read()
    {
        // Open requests first: one that ends in between is in both, as an attempt whose response named no order and as the one that did.
        var open = openRequests.ToArray().Select(request => new PlaceOperation(request.Value.CustomerId, request.Key.Start, TimeSpan.MaxValue, request.Value, null));
        return new([.. operations.ToArray(), .. open], [.. faults.ToArray().Select(fault => (fault.Start, fault.LastEnd ?? TimeSpan.MaxValue))]);
    }

    /// <summary>A fault, in effect until it ends.</summary>
    public sealed class Fault
    {
        readonly ShopHistory history;

        internal Fault(ShopHistory history) => (this.history, Start) = (history, history.Now);

        internal TimeSpan Start { get; }

        internal TimeSpan? LastEnd { get; private set; }

        /// <summary>Records that it has ended. If it turns out later to have had an effect until then, it can be ended again.</summary>
        public void End() => LastEnd = history.Now;
    }
}

/// <summary>A history that can be checked.</summary>
/// <param name="Operations">The requests and what their clients saw, in any order. The end of a request that has not ended is <see cref="TimeSpan.MaxValue"/>.</param>
/// <param name="Faults">The times during which a fault was in effect.</param>
public sealed record RecordedHistory(IReadOnlyList<Operation> Operations, IReadOnlyList<(TimeSpan Start, TimeSpan End)> Faults);
