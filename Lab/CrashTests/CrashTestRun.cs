using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Evolution.Control;
using Evolution.Lab.Experiments;
using Evolution.Lab.Histories;
using Evolution.Lab.Hosts;
using Evolution.Lab.Integrity;

namespace Evolution.Lab.CrashTests;

/// <summary>Injects faults into a running topology while customers place orders, and checks the stored data after each fault.</summary>
public sealed class CrashTestRun : IAsyncDisposable
{
    const int ScarceProductCount = 10;
    const int ScarceStock = 40;
    const int WatchedOrdinaryProductCount = 10;
    const int MaxDelayedFailureRestarts = 3;

    /// <summary>The time, from when all resources are running again, after which open orders count as stuck.</summary>
    public TimeSpan StuckAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The services that process an order.</summary>
    public static readonly IReadOnlyList<string> Services = ["orders", "inventory", "payments", "gateway"];

    static readonly TimeSpan LoadTimeBeforeFault = TimeSpan.FromMilliseconds(300);
    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan HealAfterErrorTimeout = TimeSpan.FromSeconds(10);
    static readonly TimeSpan MaxStoreOutage = TimeSpan.FromMinutes(2);
    static readonly TimeSpan KillTimeout = TimeSpan.FromSeconds(20);

    readonly IReadOnlyList<int> watchedProducts;
    readonly ConsistencyModel model;
    ShopDataReader reader;
    ShopHistory history = new();
    HistoryReaders? historyReaders;
    ShopHistory.Fault? currentFault;

    CrashTestRun(RunningHost host, CrashTestLoad load, IReadOnlyList<int> watchedProducts, ConsistencyModel model, IReadOnlyDictionary<string, string?> stores)
    {
        (Load, this.watchedProducts, this.model) = (load, watchedProducts, model);
        (Context, reader) = (CreateContext(host), CreateReader(host, stores));
    }

    /// <summary>The topology into which faults are injected.</summary>
    public ExperimentContext Context { get; private set; }

    /// <summary>The simulated customers.</summary>
    public CrashTestLoad Load { get; }

    /// <summary>Prepares a run on a host that has just started.</summary>
    /// <param name="host">The host.</param>
    /// <param name="seed">The seed of the generated purchases.</param>
    /// <param name="ordersPerSecond">The number of new orders per second.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async Task<CrashTestRun> CreateAsync(RunningHost host, int seed, double ordersPerSecond, CancellationToken cancellationToken)
    {
        var topology = host.Topology;
        var gateway = await topology.GetGatewayAddressAsync(cancellationToken);
        var scarceProducts = await ImportScarceProductsAsync(gateway, cancellationToken);

        var load = new CrashTestLoad(gateway, new PurchaseGenerator(seed, scarceProducts), ordersPerSecond);
        return new(host, load, [.. Enumerable.Range(1, WatchedOrdinaryProductCount), .. scarceProducts], ConsistencyModel.For(topology.State), await topology.Control.GetConnectionStringsAsync(cancellationToken));
    }

    /// <summary>Continues with the same customers on a host that replaces the current one and uses the same data.</summary>
    public async Task SwitchHostAsync(RunningHost successor, CancellationToken cancellationToken)
    {
        Context.Dispose();
        (Context, reader) = (CreateContext(successor), CreateReader(successor, await successor.Topology.Control.GetConnectionStringsAsync(cancellationToken)));
        Load.MoveTo(await successor.Topology.GetGatewayAddressAsync(cancellationToken));
    }

    /// <summary>Starts customers who place orders, and readers, and begins a fault of the caller's.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        history = new();
        historyReaders = await HistoryReaders.StartAsync(history, model, () => Load.Gateway, watchedProducts, cancellationToken);
        Load.Start(history);
        currentFault = history.BeginFault();
    }

    /// <summary>Injects a fault while customers place orders, heals it, and waits until the shop has recovered.</summary>
    public async Task<FaultRound> InjectAsync(CrashTestFault fault, CancellationToken cancellationToken)
    {
        var killsBefore = Context.Kills;
        await BeginAsync(cancellationToken);
        try
        {
            await Task.Delay(LoadTimeBeforeFault, cancellationToken);
            await InjectAndHealAsync(fault, cancellationToken);
        }
        finally
        {
            await Load.StopAsync();
        }
        return await CheckAsync(fault.Description, Context.Kills - killsBefore, cancellationToken);
    }

    /// <summary>Waits until every customer has a final response and every order is in a final state, then checks the stored data.</summary>
    /// <param name="fault">The description of the fault that was injected.</param>
    /// <param name="kills">The number of killed processes.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<FaultRound> CheckAsync(string fault, int kills, CancellationToken cancellationToken)
    {
        var (runningSince, restartedStores) = (Stopwatch.GetTimestamp(), new List<string>());
        currentFault?.End();
        long? storesLostAt = null;
        while (true)
        {
            // Checked in this order, because a customer without a final response may still place an order.
            if (Load.OpenPurchases.Count is 0 && await StoreProbe.IsSettledAsync(reader, cancellationToken)) break;

            // A damaged store may not fail until now; a broker, for example, fails seconds after its disk fills up. Its restart resets the time limit.
            if (restartedStores.Count < MaxDelayedFailureRestarts && await RestartStoppedStoresAsync(cancellationToken) is [_, ..] stoppedStores)
            {
                restartedStores.AddRange(stoppedStores);
                runningSince = Stopwatch.GetTimestamp();
                currentFault?.End();
            }
            else if (GetRemainingTime() <= TimeSpan.Zero)
            {
                // A damaged store can take longer than the limit to stop. Nobody can use it meanwhile, so the limit begins when it is back.
                var isReachable = await StoreProbe.FindErrorAsync(reader, cancellationToken) is null;
                if (isReachable && storesLostAt is null) break;
                storesLostAt ??= Stopwatch.GetTimestamp();
                if (Stopwatch.GetElapsedTime(storesLostAt.Value) > MaxStoreOutage) break;
                if (isReachable) (runningSince, storesLostAt) = (Stopwatch.GetTimestamp(), null);
            }
            await Task.Delay(PollInterval, cancellationToken);
        }
        var recovery = Stopwatch.GetElapsedTime(runningSince);
        if (storesLostAt is not null && await StoreProbe.FindErrorAsync(reader, cancellationToken) is { } error)
            return new(fault, kills, recovery, [new(ViolationKind.Stuck, Load.OpenPurchases.Count, $"The stored data could not be checked, because a store was still unreachable after {(StuckAfter + MaxStoreOutage).TotalSeconds:0} s: {error}")]);

        var findings = await IntegrityCheck.RunAsync(reader, Load.Responses.Acknowledged, GetRemainingTime(), GetRemainingTime(), cancellationToken);

        // While orders are in progress, their stock is reserved but not sold, which looks like duplication.
        var violations = findings.Violations.Where(violation => findings.ShopData.IsSettled || violation.Kind is not ViolationKind.Duplicated);
        var description = restartedStores is [] ? fault : $"{fault}; later stopped and restarted: {string.Join(", ", restartedStores)}";
        return new(description, kills, recovery, [.. violations, .. Load.Responses.FindContradictions(findings.ShopData), .. FindStuckPurchases(), .. await CheckHistoryAsync()]);

        TimeSpan GetRemainingTime() => StuckAfter - Stopwatch.GetElapsedTime(runningSince);
    }

    public async ValueTask DisposeAsync()
    {
        if (historyReaders is not null) await historyReaders.DisposeAsync();
        await Load.DisposeAsync();
        Context.Dispose();
    }

    /// <summary>Stops the readers and checks what all clients saw since <see cref="BeginAsync"/>.</summary>
    async Task<IReadOnlyList<Violation>> CheckHistoryAsync()
    {
        if (historyReaders is null) return [];
        await historyReaders.DisposeAsync();
        historyReaders = null;
        return HistoryChecker.FindViolations(history.Read(), model);
    }

    async Task InjectAndHealAsync(CrashTestFault fault, CancellationToken cancellationToken)
    {
        try
        {
            await fault.Fault.InjectAsync(Context, cancellationToken);
            if (!fault.Fault.IsMomentary) await Task.Delay(fault.Duration, cancellationToken);
        }
        catch
        {
            await HealAfterErrorAsync(fault.Fault, cancellationToken);
            throw;
        }
        await fault.Fault.HealAsync(Context, cancellationToken);
    }

    /// <summary>
    /// Heals a fault after an error. After a shutdown signal, the cancelled token leaves only what faults undo in any case: a paused process,
    /// for example, would not stop with its host.
    /// </summary>
    async Task HealAfterErrorAsync(IFault fault, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(HealAfterErrorTimeout);
        try
        {
            await fault.HealAsync(Context, timeout.Token);
        }
        catch (Exception exception) when (exception is LabException or ControlException or TimeoutException or HttpRequestException or OperationCanceledException)
        {
            // The caller reports the original error.
        }
    }

    /// <summary>Restarts stores and the broker if they have stopped unexpectedly, and waits until they are ready. Does not restart services, because they must not stop unexpectedly.</summary>
    /// <returns>The names of the restarted resources.</returns>
    /// <exception cref="TimeoutException">A resource did not become ready.</exception>
    async Task<IReadOnlyList<string>> RestartStoppedStoresAsync(CancellationToken cancellationToken)
    {
        var resources = await Context.Control.GetResourcesAsync(cancellationToken: cancellationToken);
        string[] stoppedStores = [.. resources.Where(resource => resource is { Unit: not null, IsService: false, HasStopped: true, CanStart: true }).Select(resource => resource.Name)];
        await Task.WhenAll(stoppedStores.Select(store => Context.StartAsync(store, cancellationToken)));
        return stoppedStores;
    }

    ExperimentContext CreateContext(RunningHost host) => new(host.Topology, host.StartupTime, new(Pace.Full, Load.OrdersPerSecond, ExperimentOptions.DefaultSeed), _ => { })
    {
        KillTimeout = KillTimeout,
    };

    static ShopDataReader CreateReader(RunningHost host, IReadOnlyDictionary<string, string?> stores) => new(_ => Task.FromResult(stores), host.Topology.GetFullName);

    IEnumerable<Violation> FindStuckPurchases()
    {
        var openPurchases = Load.OpenPurchases;
        if (openPurchases.Count > 0) yield return new(ViolationKind.Stuck, openPurchases.Count, $"{openPurchases.Count} customers received no final response within {StuckAfter.TotalSeconds:0} s, for example key {openPurchases.First().Key}.");
    }

    static async Task<IReadOnlyList<int>> ImportScarceProductsAsync(Uri gateway, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = gateway };
        var products = Enumerable.Range(1, ScarceProductCount).Select(number => new { name = $"scarce {number}", price = new { minorUnits = 1_999, currency = "EUR" }, available = ScarceStock });
        using var response = await http.PostAsJsonAsync("products/import", new { products }, cancellationToken);
        if (!response.IsSuccessStatusCode) throw new LabException($"The products could not be imported: {await response.Content.ReadAsStringAsync(cancellationToken)}");
        var imported = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return [.. imported.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32())];
    }
}
