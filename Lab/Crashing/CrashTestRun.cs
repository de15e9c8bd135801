using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Evolution.Lab.Crashing.Faults;
using Evolution.Lab.Experiments;
using Evolution.Lab.Hosts;
using Evolution.Lab.Integrity;
using Npgsql;
using RabbitMQ.Client.Exceptions;

namespace Evolution.Lab.Crashing;

/// <summary>Injects faults into a running topology while customers place orders, and checks the stored data after each fault.</summary>
public sealed class CrashTestRun : IAsyncDisposable
{
    const int ScarceProducts = 10;
    const int ScarcePieces = 40;
    const int MaxLateStores = 3;

    /// <summary>The time after a full restart from which open orders count as stuck.</summary>
    public static readonly TimeSpan StuckAfter = TimeSpan.FromSeconds(30);

    static readonly TimeSpan UnderWay = TimeSpan.FromMilliseconds(300);
    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    ExperimentContext context;
    BookReader reader;

    CrashTestRun(RunningHost host, Shoppers shoppers, IReadOnlyDictionary<string, string?> stores)
    {
        Shoppers = shoppers;
        (context, reader) = (ContextOf(host), ReaderOf(host, stores));
        Target = new(context);
    }

    /// <summary>The topology into which faults are injected.</summary>
    public FaultTarget Target { get; private set; }

    /// <summary>The customers who place orders meanwhile.</summary>
    public Shoppers Shoppers { get; }

    /// <summary>Begins a run on a host that has just started.</summary>
    /// <param name="host">The host.</param>
    /// <param name="seed">The seed of the customers' choices.</param>
    /// <param name="perSecond">The number of orders that they place per second.</param>
    /// <param name="cancellationToken">Cancels the preparation.</param>
    public static async Task<CrashTestRun> BeginAsync(RunningHost host, int seed, double perSecond, CancellationToken cancellationToken)
    {
        var topology = host.Topology;
        var gateway = await topology.GatewayAsync(cancellationToken);
        var scarce = await ImportScarceAsync(gateway, cancellationToken);

        return new(host, new(gateway, new PurchaseMaker(seed, scarce), perSecond), await topology.Control.ConnectionStringsAsync(cancellationToken));
    }

    /// <summary>Continues with the same customers on a host that replaces the current one and uses the same data.</summary>
    public async Task ContinueOnAsync(RunningHost successor, CancellationToken cancellationToken)
    {
        context.Dispose();
        (context, reader) = (ContextOf(successor), ReaderOf(successor, await successor.Topology.Control.ConnectionStringsAsync(cancellationToken)));
        Target = new(context);
        Shoppers.MoveTo(await successor.Topology.GatewayAsync(cancellationToken));
    }

    /// <summary>Injects a fault while customers place orders, and waits until the shop has recovered.</summary>
    public async Task<Round> InjectAsync(ICrashFault fault, CancellationToken cancellationToken)
    {
        var killed = Target.Kills;
        Shoppers.Come();
        try
        {
            await Task.Delay(UnderWay, cancellationToken);
            await fault.InjectAsync(Target, cancellationToken);
        }
        finally
        {
            await Shoppers.StayAwayAsync();
        }
        return await CheckAsync(fault.Name, Target.Kills - killed, cancellationToken);
    }

    /// <summary>Waits until every customer has a final response and every order has reached its end, then checks the stored data.</summary>
    /// <param name="fault">The fault that was injected.</param>
    /// <param name="kills">The number of killed processes.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    public async Task<Round> CheckAsync(string fault, int kills, CancellationToken cancellationToken)
    {
        var (whole, late) = (Stopwatch.GetTimestamp(), new List<string>());
        while (Rest() > TimeSpan.Zero)
        {
            // In this order, because a customer without a response may still place an order.
            if (Shoppers.Waiting.Count is 0 && await IsSettledAsync(cancellationToken)) break;

            // A damaged store may fail only now, as a broker does seconds after its disk was full. The time counts from when everything runs.
            if (late.Count < MaxLateStores && await Target.StartEndedStoresAsync(cancellationToken) is [_, ..] ended)
            {
                late.AddRange(ended);
                whole = Stopwatch.GetTimestamp();
            }
            await Task.Delay(PollInterval, cancellationToken);
        }
        var recovery = Stopwatch.GetElapsedTime(whole);

        var findings = await IntegrityCheck.RunAsync(reader, Shoppers.Receipts.Acknowledged, Rest(), Rest(), cancellationToken);

        // While orders are in progress, their stock is taken but not yet sold, so these violations do not count.
        var wrong = findings.Violations.Where(violation => findings.Books.IsSettled || violation.Kind is not ViolationKind.Duplicated);
        var name = late is [] ? fault : $"{fault}; {string.Join(", ", late)} gave up later and was started again";
        return new(name, kills, recovery, [.. wrong, .. Shoppers.Receipts.Contradictions(findings.Books), .. Unanswered()]);

        TimeSpan Rest() => StuckAfter - Stopwatch.GetElapsedTime(whole);
    }

    ExperimentContext ContextOf(RunningHost host) => new(host.Topology, host.ReadyAfter, new(Pace.Full, Shoppers.PerSecond, ExperimentOptions.DefaultSeed), _ => { });

    static BookReader ReaderOf(RunningHost host, IReadOnlyDictionary<string, string?> stores) => new(_ => Task.FromResult(stores), host.Topology.NameOf);

    public async ValueTask DisposeAsync()
    {
        await Shoppers.DisposeAsync();
        context.Dispose();
    }

    IEnumerable<Violation> Unanswered()
    {
        var waiting = Shoppers.Waiting;
        if (waiting.Count > 0) yield return new(ViolationKind.Stuck, waiting.Count, $"{waiting.Count} customers were not answered within {StuckAfter.TotalSeconds:0} s, such as key {waiting.First().Key}.");
    }

    async Task<bool> IsSettledAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await reader.IsSettledAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is NpgsqlException or IOException or RabbitMQClientException)
        {
            // A damaged store may still be starting.
            return false;
        }
    }

    static async Task<IReadOnlyList<int>> ImportScarceAsync(Uri gateway, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = gateway };
        var products = Enumerable.Range(1, ScarceProducts).Select(number => new { name = $"scarce {number}", price = new { minorUnits = 1_999, currency = "EUR" }, available = ScarcePieces });
        using var answer = await http.PostAsJsonAsync("products/import", new { products }, cancellationToken);
        if (!answer.IsSuccessStatusCode) throw new LabException($"The shop takes no products: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
        var imported = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return [.. imported.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32())];
    }
}
