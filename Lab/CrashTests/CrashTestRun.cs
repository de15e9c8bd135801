using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Evolution.Control;
using Evolution.Lab.Experiments;
using Evolution.Lab.Hosts;
using Evolution.Lab.Integrity;
using Npgsql;
using RabbitMQ.Client.Exceptions;

namespace Evolution.Lab.CrashTests;

/// <summary>Injects faults into a running topology while customers place orders, and checks the stored data after each fault.</summary>
public sealed class CrashTestRun : IAsyncDisposable
{
    const int ScarceProducts = 10;
    const int ScarcePieces = 40;
    const int MaxLateStores = 3;

    /// <summary>The time after a full restart from which open orders count as stuck.</summary>
    public static readonly TimeSpan StuckAfter = TimeSpan.FromSeconds(30);

    /// <summary>The services that process an order.</summary>
    public static readonly IReadOnlyList<string> Services = ["orders", "inventory", "payments", "gateway"];

    static readonly TimeSpan LoadBeforeFault = TimeSpan.FromMilliseconds(300);
    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan InterruptedHealTimeout = TimeSpan.FromSeconds(10);

    ShopDataReader reader;

    CrashTestRun(RunningHost host, CrashTestLoad load, IReadOnlyDictionary<string, string?> stores)
    {
        Load = load;
        (Context, reader) = (CreateContext(host), CreateReader(host, stores));
    }

    /// <summary>The topology into which faults are injected.</summary>
    public ExperimentContext Context { get; private set; }

    /// <summary>The customers who place orders meanwhile.</summary>
    public CrashTestLoad Load { get; }

    /// <summary>Begins a run on a host that has just started.</summary>
    /// <param name="host">The host.</param>
    /// <param name="seed">The seed of the customers' choices.</param>
    /// <param name="perSecond">The number of orders that they place per second.</param>
    /// <param name="cancellationToken">Cancels the preparation.</param>
    public static async Task<CrashTestRun> BeginAsync(RunningHost host, int seed, double perSecond, CancellationToken cancellationToken)
    {
        var topology = host.Topology;
        var gateway = await topology.GatewayAsync(cancellationToken);
        var scarceProducts = await ImportScarceProductsAsync(gateway, cancellationToken);

        return new(host, new(gateway, new PurchaseGenerator(seed, scarceProducts), perSecond), await topology.Control.ConnectionStringsAsync(cancellationToken));
    }

    /// <summary>Continues with the same customers on a host that replaces the current one and uses the same data.</summary>
    public async Task ContinueOnAsync(RunningHost successor, CancellationToken cancellationToken)
    {
        Context.Dispose();
        (Context, reader) = (CreateContext(successor), CreateReader(successor, await successor.Topology.Control.ConnectionStringsAsync(cancellationToken)));
        Load.MoveTo(await successor.Topology.GatewayAsync(cancellationToken));
    }

    /// <summary>Injects a fault while customers place orders, heals it, and waits until the shop has recovered.</summary>
    public async Task<FaultRound> InjectAsync(CrashTestFault fault, CancellationToken cancellationToken)
    {
        var killsBefore = Context.Kills;
        Load.Start();
        try
        {
            await Task.Delay(LoadBeforeFault, cancellationToken);
            await BreakAndHealAsync(fault, cancellationToken);
        }
        finally
        {
            await Load.StopAsync();
        }
        return await CheckAsync(fault.Description, Context.Kills - killsBefore, cancellationToken);
    }

    /// <summary>Waits until every customer has a final response and every order has reached its end, then checks the stored data.</summary>
    /// <param name="fault">The description of the fault that was injected.</param>
    /// <param name="kills">The number of killed processes.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    public async Task<FaultRound> CheckAsync(string fault, int kills, CancellationToken cancellationToken)
    {
        var (runningSince, lateStores) = (Stopwatch.GetTimestamp(), new List<string>());
        while (RemainingTime() > TimeSpan.Zero)
        {
            // In this order, because a customer without a response may still place an order.
            if (Load.OpenPurchases.Count is 0 && await IsSettledAsync(cancellationToken)) break;

            // A damaged store may fail only now, as a broker does seconds after its disk was full. The time counts from when everything runs.
            if (lateStores.Count < MaxLateStores && await StartEndedStoresAsync(cancellationToken) is [_, ..] ended)
            {
                lateStores.AddRange(ended);
                runningSince = Stopwatch.GetTimestamp();
            }
            await Task.Delay(PollInterval, cancellationToken);
        }
        var recovery = Stopwatch.GetElapsedTime(runningSince);

        var findings = await IntegrityCheck.RunAsync(reader, Load.Responses.Acknowledged, RemainingTime(), RemainingTime(), cancellationToken);

        // While orders are in progress, their stock is taken but not yet sold, so these violations do not count.
        var violations = findings.Violations.Where(violation => findings.ShopData.IsSettled || violation.Kind is not ViolationKind.Duplicated);
        var description = lateStores is [] ? fault : $"{fault}; {string.Join(", ", lateStores)} ended later and was started again";
        return new(description, kills, recovery, [.. violations, .. Load.Responses.FindContradictions(findings.ShopData), .. FindUnanswered()]);

        TimeSpan RemainingTime() => StuckAfter - Stopwatch.GetElapsedTime(runningSince);
    }

    public async ValueTask DisposeAsync()
    {
        await Load.DisposeAsync();
        Context.Dispose();
    }

    async Task BreakAndHealAsync(CrashTestFault fault, CancellationToken cancellationToken)
    {
        try
        {
            await fault.Fault.BreakAsync(Context, cancellationToken);
            if (!fault.Fault.IsMomentary) await Task.Delay(fault.Duration, cancellationToken);
        }
        catch
        {
            await HealInterruptedAsync(fault.Fault);
            throw;
        }
        await fault.Fault.HealAsync(Context, cancellationToken);
        await Context.StartStoppedResourcesAsync(cancellationToken);
    }

    /// <summary>Heals a fault after an error or an signals: a paused process, for example, could not be stopped with its host.</summary>
    async Task HealInterruptedAsync(IFault fault)
    {
        using var timeout = new CancellationTokenSource(InterruptedHealTimeout);
        try
        {
            await fault.HealAsync(Context, timeout.Token);
        }
        catch (Exception exception) when (exception is LabException or ControlException or TimeoutException or HttpRequestException or OperationCanceledException)
        {
            // The first error is reported.
        }
    }

    /// <summary>Starts the stores and the broker that have ended by themselves, and waits until they are ready. It does not restart services, which must not end by themselves.</summary>
    /// <returns>The names of the started resources.</returns>
    /// <exception cref="TimeoutException">A resource did not become ready.</exception>
    async Task<IReadOnlyList<string>> StartEndedStoresAsync(CancellationToken cancellationToken)
    {
        var resources = await Context.Control.ResourcesAsync(cancellationToken: cancellationToken);
        string[] ended = [.. resources.Where(resource => resource is { Unit: not null, IsService: false, HasEnded: true, CanStart: true }).Select(resource => resource.Name)];
        await Task.WhenAll(ended.Select(store => Context.StartAsync(store, cancellationToken)));
        return ended;
    }

    ExperimentContext CreateContext(RunningHost host) => new(host.Topology, host.StartupTime, new(Pace.Full, Load.PerSecond, ExperimentOptions.DefaultSeed), _ => { });

    static ShopDataReader CreateReader(RunningHost host, IReadOnlyDictionary<string, string?> stores) => new(_ => Task.FromResult(stores), host.Topology.NameOf);

    IEnumerable<Violation> FindUnanswered()
    {
        var open = Load.OpenPurchases;
        if (open.Count > 0) yield return new(ViolationKind.Stuck, open.Count, $"{open.Count} customers received no final response within {StuckAfter.TotalSeconds:0} s, such as key {open.First().Key}.");
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

    static async Task<IReadOnlyList<int>> ImportScarceProductsAsync(Uri gateway, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = gateway };
        var products = Enumerable.Range(1, ScarceProducts).Select(number => new { name = $"scarce {number}", price = new { minorUnits = 1_999, currency = "EUR" }, available = ScarcePieces });
        using var response = await http.PostAsJsonAsync("products/import", new { products }, cancellationToken);
        if (!response.IsSuccessStatusCode) throw new LabException($"The products could not be imported: {await response.Content.ReadAsStringAsync(cancellationToken)}");
        var imported = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return [.. imported.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32())];
    }
}
