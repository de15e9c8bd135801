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

/// <summary>One running topology that takes faults while customers place orders; after each fault its books are checked.</summary>
public sealed class CrashTestRun : IAsyncDisposable
{
    const int ScarceProducts = 10;
    const int ScarcePieces = 40;
    const int MaxLateStores = 3;

    /// <summary>After this time from when everything runs again, whatever is still open is stuck.</summary>
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

    /// <summary>What takes the faults.</summary>
    public FaultTarget Target { get; private set; }

    /// <summary>Who places orders meanwhile.</summary>
    public Shoppers Shoppers { get; }

    /// <summary>Begins one on a host that has just started.</summary>
    /// <param name="host">The host.</param>
    /// <param name="seed">What the customers' choices follow from.</param>
    /// <param name="perSecond">How many orders they place in a second.</param>
    /// <param name="cancellation">Ends the preparation.</param>
    public static async Task<CrashTestRun> BeginAsync(RunningHost host, int seed, double perSecond, CancellationToken cancellation)
    {
        var topology = host.Topology;
        var gateway = await topology.GatewayAsync(cancellation);
        var scarce = await ImportScarceAsync(gateway, cancellation);

        return new(host, new(gateway, new PurchaseMaker(seed, scarce), perSecond), await topology.Control.ConnectionStringsAsync(cancellation));
    }

    /// <summary>Goes on with the same customers on a host that has taken this one's place, with the same data.</summary>
    public async Task ContinueOnAsync(RunningHost successor, CancellationToken cancellation)
    {
        context.Dispose();
        (context, reader) = (ContextOf(successor), ReaderOf(successor, await successor.Topology.Control.ConnectionStringsAsync(cancellation)));
        Target = new(context);
        Shoppers.MoveTo(await successor.Topology.GatewayAsync(cancellation));
    }

    /// <summary>Injects while customers come, and waits until all is well again.</summary>
    public async Task<Round> InjectAsync(ICrashFault fault, CancellationToken cancellation)
    {
        var killed = Target.Kills;
        Shoppers.Come();
        try
        {
            await Task.Delay(UnderWay, cancellation);
            await fault.InjectAsync(Target, cancellation);
        }
        finally
        {
            await Shoppers.StayAwayAsync();
        }
        return await CheckAsync(fault.Name, Target.Kills - killed, cancellation);
    }

    /// <summary>Waits until everybody is answered and every order is at its end, and checks the books.</summary>
    /// <param name="fault">What happened.</param>
    /// <param name="kills">How many processes were killed.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<Round> CheckAsync(string fault, int kills, CancellationToken cancellation)
    {
        var (whole, late) = (Stopwatch.GetTimestamp(), new List<string>());
        while (Rest() > TimeSpan.Zero)
        {
            // In this order, since a customer without an answer may yet place an order.
            if (Shoppers.Waiting.Count is 0 && await IsSettledAsync(cancellation)) break;

            // A store that was hurt may give up only now, as a broker does seconds after its disk was full. The time counts from when everything runs.
            if (late.Count < MaxLateStores && await Target.StartEndedStoresAsync(cancellation) is [_, ..] ended)
            {
                late.AddRange(ended);
                whole = Stopwatch.GetTimestamp();
            }
            await Task.Delay(PollInterval, cancellation);
        }
        var recovery = Stopwatch.GetElapsedTime(whole);

        var findings = await IntegrityCheck.RunAsync(reader, Shoppers.Receipts.Acknowledged, Rest(), Rest(), cancellation);

        // While orders are under way, their stock is taken and not sold yet: that says nothing.
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

    async Task<bool> IsSettledAsync(CancellationToken cancellation)
    {
        try
        {
            return await reader.IsSettledAsync(cancellation);
        }
        catch (Exception failure) when (failure is NpgsqlException or IOException or RabbitMQClientException)
        {
            // A store that was hurt may still be coming up.
            return false;
        }
    }

    static async Task<IReadOnlyList<int>> ImportScarceAsync(Uri gateway, CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = gateway };
        var products = Enumerable.Range(1, ScarceProducts).Select(number => new { name = $"scarce {number}", price = new { minorUnits = 1_999, currency = "EUR" }, available = ScarcePieces });
        using var answer = await http.PostAsJsonAsync("products/import", new { products }, cancellation);
        if (!answer.IsSuccessStatusCode) throw new LabException($"The shop takes no products: {await answer.Content.ReadAsStringAsync(cancellation)}");
        var imported = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
        return [.. imported.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32())];
    }
}
