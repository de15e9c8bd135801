using Evolution.Lab.Load;
using Evolution.Lab.Results;

namespace Evolution.Lab.Testing;

/// <summary>Adds realistic windows and a timeline to a fault result.</summary>
public static class SampleFault
{
    const double BaselineSeconds = 3;
    const double FaultSeconds = 10;
    const double RecoverySeconds = 4;

    static readonly (string Name, string Entry, int RequestsPerSecond)[] Operations = [("authorize", "payments", 28), ("place-order", "orders", 60), ("read-order", "orders", 40), ("read-product", "inventory", 70), ("sales-report", "orders", 2)];

    static readonly string Histogram = new LatencyHistogram().ToBase64();

    public static FaultResult Fill(FaultResult fault, double unaffected, double? recovered)
    {
        var faultWindow = CreateWindow(0.5 + BaselineSeconds, FaultSeconds, entry => entry == fault.TargetService ? 0.02 : unaffected);
        return fault with
        {
            Steady = CreateWindow(0.5, BaselineSeconds, _ => 1),
            Fault = faultWindow,
            Recovery = CreateWindow(0.5 + BaselineSeconds + FaultSeconds, RecoverySeconds, entry => recovered is null ? 0.5 : 0.97),
            Impact = faultWindow,
            Lost = faultWindow.Operations.Sum(operation => operation.Sent - operation.Good),
            RecoveredAfter = recovered,
            Unaffected = faultWindow.GetGoodShare(entry => entry != fault.TargetService),
            GoodOfAll = faultWindow.GetGoodShare(),
            Timeline = [.. Enumerable.Range(0, 68).SelectMany(step => Operations.GroupBy(operation => operation.Entry).Select(entry => CreateMoment(0.5 + (step * 0.25), entry.Key, entry.Sum(operation => operation.RequestsPerSecond), fault.TargetService, unaffected, recovered)))],
            Observations = fault.Name is "kill-database" ? [new("cache hits of orders", 0.94, 0.91), new("cache hits of payments", null, null)] : [],
            Integrity = new(2_000, 2_100, 1_990, 0.8, []),
        };
    }

    static WindowResult CreateWindow(double from, double seconds, Func<string, double> getGoodShare) => new(from, seconds, [.. Operations.Select(operation => CreateOperation(operation, (long)(operation.RequestsPerSecond * seconds), getGoodShare(operation.Entry)))]);

    static OperationResult CreateOperation((string Name, string Entry, int RequestsPerSecond) operation, long sent, double share)
    {
        var good = (long)Math.Round(sent * share);
        var outcomes = new Dictionary<string, long> { ["good"] = good };
        if (good < sent) outcomes["status 503"] = sent - good;
        return new(operation.Name, operation.Entry, sent, good, outcomes, [new(0.5, good), new(2, good), new(10, good)], share < 0.5 ? null : 2.1, share < 0.99 ? null : 18.4, Histogram);
    }

    static Moment CreateMoment(double at, string entry, int requestsPerSecond, string? target, double unaffected, double? recovered)
    {
        var isFaulted = at is >= 0.5 + BaselineSeconds and < 0.5 + BaselineSeconds + FaultSeconds || (at >= 0.5 + BaselineSeconds + FaultSeconds && (recovered is null || at < 0.5 + BaselineSeconds + FaultSeconds + recovered));
        var share = !isFaulted ? 1 : entry == target ? 0.02 : Math.Clamp(unaffected + (0.03 * Math.Sin((at * 7) + entry.Length)), 0, 1);
        var sent = requestsPerSecond / 4;
        return new(at, entry, sent, (long)Math.Round(sent * share), Math.Round(share > 0.9 ? 14 + (5 * Math.Sin(at)) : 5_000 * (1.01 - share), 1));
    }
}
