using System.Globalization;
using Evolution.Lab.Integrity;

namespace Evolution.Lab.Histories;

/// <summary>
/// Checks whether what clients saw, while it happened, is possible under a consistency model. An operation comes after another only if it
/// started after the other had ended; the order of concurrent operations is not known, and each possible order is allowed.
/// </summary>
public sealed class HistoryChecker
{
    readonly RecordedHistory history;
    readonly ConsistencyModel model;
    readonly Dictionary<Guid, OrderFacts> orders = [];
    readonly List<KeyFacts> keys = [];
    readonly List<Violation> violations = [];

    HistoryChecker(RecordedHistory history, ConsistencyModel model) => (this.history, this.model) = (history, model);

    /// <summary>Finds the operations that are impossible under the model.</summary>
    /// <returns>One violation per rule, with the number of operations and an example.</returns>
    public static IReadOnlyList<Violation> FindViolations(RecordedHistory history, ConsistencyModel model)
    {
        var checker = new HistoryChecker(history, model);
        checker.CollectFacts();
        checker.CheckKeys();
        checker.CheckOrders();
        checker.CheckLists();
        checker.CheckStock();
        checker.CheckReports();
        return checker.violations;
    }

    IEnumerable<PlaceOperation> Placements => history.Operations.OfType<PlaceOperation>();

    void CollectFacts()
    {
        foreach (var (id, seenAt) in Sightings) (orders.TryGetValue(id.Id, out var facts) ? facts : orders[id.Id] = new()).Add(id.Status, seenAt);
        keys.AddRange(Placements.GroupBy(operation => operation.Request.Key).Select(attempts => new KeyFacts([.. attempts], orders)));
    }

    /// <summary>All orders that clients saw, with the operations in which they did.</summary>
    IEnumerable<(SeenOrder Order, Operation Operation)> Sightings => history.Operations.SelectMany(operation => operation switch
    {
        PlaceOperation { Seen: { } seen } => [(seen, operation)],
        OrderRead { Status: { } status } read => [(new(read.Order, status), operation)],
        OrderListRead list => list.Orders.Select(order => (order, operation)),
        _ => Enumerable.Empty<(SeenOrder, Operation)>(),
    });

    void CheckKeys() => Report("a key received two orders", keys.Where(key => key.Orders.Count > 1)
        .Select(key => $"key {key.Key} received {string.Join(" and ", key.Orders)}"));

    void CheckOrders()
    {
        Report("an order had two final states", orders.Where(order => order.Value.FinalStatuses.Count > 1)
            .Select(order => $"order {order.Key} was {string.Join(" and ", order.Value.FinalStatuses.Order())}"));
        Report("an acknowledged order disappeared", history.Operations.OfType<OrderRead>().Where(read => read.Status is null && orders.TryGetValue(read.Order, out var facts) && read.Start > facts.FirstSeen)
            .Select(read => $"order {read.Order} was seen {Format(orders[read.Order].FirstSeen)} and not found in a read that started {Format(read.Start)}"));

        var pending = Sightings.Where(sighting => sighting.Order.Status is SeenOrder.Pending).ToArray();
        Report("a final order was pending again", pending.Where(sighting => sighting.Operation.Start > orders[sighting.Order.Id].FirstSeenFinal)
            .Select(sighting => $"order {sighting.Order.Id} was final {Format(orders[sighting.Order.Id].FirstSeenFinal)} and pending in a request that started {Format(sighting.Operation.Start)}"));
        Report("an order was pending for too long", pending.Where(sighting => sighting.Operation.Start > model.GetDeadline(orders[sighting.Order.Id].FirstSeen, history.Faults))
            .Select(sighting => $"order {sighting.Order.Id} was seen {Format(orders[sighting.Order.Id].FirstSeen)} and still pending {Format(sighting.Operation.Start)}"));
    }

    /// <summary>A list contains every order of the customer that was seen before, and no order that the customer did not place.</summary>
    void CheckLists()
    {
        var ordersByCustomer = keys.SelectMany(key => key.Orders.Select(order => (key.Request.CustomerId, Order: order))).ToLookup(pair => pair.CustomerId, pair => pair.Order);
        var missing = new List<string>();
        foreach (var list in history.Operations.OfType<OrderListRead>().Where(list => list.Total == list.Orders.Count))
        {
            var listed = list.Orders.Select(order => order.Id).ToHashSet();
            missing.AddRange(ordersByCustomer[list.CustomerId].Where(order => !listed.Contains(order) && orders[order].FirstSeen < list.Start)
                .Select(order => $"order {order} was seen {Format(orders[order].FirstSeen)} and is missing in a list of {list.CustomerId} that was requested {Format(list.Start)}"));
        }
        Report("an acknowledged order was missing in a list", missing);
    }

    /// <summary>
    /// The available stock is at most what was available at first, minus what confirmed orders took; it is at least that minus what all
    /// orders may hold. It therefore never comes back unexplained, and is never taken without an order.
    /// </summary>
    void CheckStock()
    {
        var (tooMany, tooFew) = (new List<string>(), new List<string>());
        foreach (var product in history.Operations.OfType<StockRead>().GroupBy(read => read.ProductId))
        {
            var reads = product.OrderBy(read => read.End).ToArray();
            var buyers = keys.Where(key => key.GetQuantity(product.Key) > 0).ToArray();
            if (buyers.Any(key => key.FirstSent < reads[0].End)) throw new ArgumentException($"The stock of product {product.Key} was not read before it was ordered.");
            foreach (var read in reads)
            {
                var max = reads[0].Available - buyers.Where(key => key.FirstSeenConfirmed < read.Start).Sum(key => key.GetQuantity(product.Key));
                var min = reads[0].Available - buyers.Sum(key => key.GetQuantity(product.Key) * CountPossibleReservations(key, read));
                if (read.Available > max) tooMany.Add($"product {product.Key} had {read.Available} available units {Format(read.Start)}, but at most {max} were left by confirmed orders");
                if (read.Available < min || read.Available < 0) tooFew.Add($"product {product.Key} had {read.Available} available units {Format(read.End)}, but orders can have taken only {reads[0].Available - min} of {reads[0].Available}");
            }
        }
        Report("stock came back without a reason", tooMany);
        Report("stock was missing without an order", tooFew);
    }

    /// <summary>Returns how many reservations a customer's attempts may hold during a read.</summary>
    int CountPossibleReservations(KeyFacts key, StockRead read)
    {
        if (key.FirstSent > read.End) return 0;
        var mayHold = key.FirstSeenConfirmed is not null || key.FirstSeenUnsuccessful is not { } since || ReleasedBy(since) >= read.Start ? 1 : 0;
        if (model.IsStockReleasedAtOnce) return mayHold;

        // An attempt that failed may hold stock until it is undone, while the next attempt reserves for another order.
        return mayHold + key.Attempts.Count(attempt => attempt.Seen is null && attempt.Start < read.End && (attempt.End == TimeSpan.MaxValue || ReleasedBy(attempt.End) >= read.Start));

        TimeSpan ReleasedBy(TimeSpan since) => model.IsStockReleasedAtOnce ? since : model.GetDeadline(since, history.Faults);
    }

    /// <summary>The report counts every order that was seen as confirmed before, and no more than those that can have been.</summary>
    void CheckReports()
    {
        var reads = history.Operations.OfType<ReportRead>().OrderBy(read => read.End).ToArray();
        if (reads is []) return;
        if (keys.Any(key => key.FirstSent < reads[0].End)) throw new ArgumentException("The report was not read before orders were placed.");
        TimeSpan[] confirmations = [.. keys.Select(key => key.FirstSeenConfirmed).OfType<TimeSpan>().Order()];
        TimeSpan[] requests = [.. keys.Where(key => key.FirstSeenUnsuccessful is null).Select(key => key.FirstSent).Order()];
        var (missing, excess) = (new List<string>(), new List<string>());
        foreach (var read in reads)
        {
            var (min, max) = (reads[0].Orders + CountBefore(confirmations, read.Start), reads[0].Orders + CountBefore(requests, read.End));
            if (read.Orders < min) missing.Add($"a report that was requested {Format(read.Start)} counted {read.Orders} orders, but {min} were confirmed before");
            if (read.Orders > max) excess.Add($"a report counted {read.Orders} orders {Format(read.End)}, but only {max} can have been confirmed");
        }
        Report("a confirmed order was missing in the report", missing);
        Report("the report counted too many orders", excess);
    }

    static int CountBefore(TimeSpan[] sortedTimes, TimeSpan time)
    {
        var index = Array.BinarySearch(sortedTimes, time);
        return index < 0 ? ~index : index;
    }

    void Report(string rule, IEnumerable<string> examples)
    {
        var found = examples.ToArray();
        if (found.Length > 0) violations.Add(new(ViolationKind.Inconsistent, found.Length, $"{found.Length} times, {rule}, for example: {found[0]}."));
    }

    static string Format(TimeSpan? time) => string.Create(CultureInfo.InvariantCulture, $"at {time?.TotalSeconds:0.000} s");

    /// <summary>What clients saw of an order.</summary>
    sealed class OrderFacts
    {
        /// <summary>The end of the first request in which it was seen.</summary>
        public TimeSpan FirstSeen { get; private set; } = TimeSpan.MaxValue;

        /// <summary>The end of the first request in which it was final; null if it never was.</summary>
        public TimeSpan? FirstSeenFinal { get; private set; }

        public HashSet<string> FinalStatuses { get; } = [];

        public void Add(string status, Operation operation)
        {
            if (operation.End < FirstSeen) FirstSeen = operation.End;
            if (status is SeenOrder.Pending) return;
            FinalStatuses.Add(status);
            if (FirstSeenFinal is null || operation.End < FirstSeenFinal) FirstSeenFinal = operation.End;
        }
    }

    /// <summary>The attempts to place one order, with the same idempotency key, and what clients saw of it.</summary>
    sealed class KeyFacts
    {
        readonly Dictionary<int, int> quantities;

        public KeyFacts(IReadOnlyList<PlaceOperation> attempts, Dictionary<Guid, OrderFacts> orders)
        {
            Attempts = attempts;
            FirstSent = attempts.Min(attempt => attempt.Start);
            Orders = [.. attempts.Select(attempt => attempt.Seen?.Id).OfType<Guid>()];
            quantities = Request.Lines.GroupBy(line => line.ProductId).ToDictionary(lines => lines.Key, lines => lines.Sum(line => line.Quantity));
            foreach (var facts in Orders.Select(order => orders[order]))
            {
                if (facts.FinalStatuses.Contains(SeenOrder.Confirmed)) FirstSeenConfirmed = facts.FirstSeenFinal;
                else FirstSeenUnsuccessful = facts.FirstSeenFinal;
            }
        }

        public IReadOnlyList<PlaceOperation> Attempts { get; }

        public Shop.PlaceOrderRequest Request => Attempts[0].Request;

        public string Key => Request.Key;

        /// <summary>The orders that responses named.</summary>
        public HashSet<Guid> Orders { get; }

        public TimeSpan FirstSent { get; }

        public TimeSpan? FirstSeenConfirmed { get; }

        /// <summary>The end of the first request in which its order was final but not confirmed; null if it never was.</summary>
        public TimeSpan? FirstSeenUnsuccessful { get; }

        public int GetQuantity(int productId) => quantities.GetValueOrDefault(productId);
    }
}
