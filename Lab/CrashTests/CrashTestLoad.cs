using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;
using Evolution.Lab.Histories;

namespace Evolution.Lab.CrashTests;

/// <summary>
/// Simulated customers who place orders at a constant rate, regardless of the state of the shop. They repeat each order with the same
/// idempotency key until the response is final.
/// </summary>
public sealed class CrashTestLoad : IAsyncDisposable
{
    const int MaxOpenPurchases = 400;
    const int MaxConnections = 256;
    static readonly TimeSpan ArrivalInterval = TimeSpan.FromMilliseconds(10);
    static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);
    static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(2);
    static readonly TimeSpan MinRetryDelay = TimeSpan.FromMilliseconds(100), MaxRetryDelay = TimeSpan.FromSeconds(2);

    readonly ConcurrentDictionary<Task, Purchase> openPurchases = [];
    readonly CancellationTokenSource disposeCancellation = new();
    readonly HttpClient http;
    readonly PurchaseGenerator purchases;
    readonly double ordersPerSecond;
    volatile Uri gateway;
    ShopHistory history = new();
    CancellationTokenSource? stopCancellation;
    Task arrivalTask = Task.CompletedTask;

    /// <summary>Creates a load, which begins with <see cref="Start"/>.</summary>
    /// <param name="gateway">The address of the Gateway.</param>
    /// <param name="purchases">Generates the purchases.</param>
    /// <param name="ordersPerSecond">The number of new orders per second.</param>
    public CrashTestLoad(Uri gateway, PurchaseGenerator purchases, double ordersPerSecond)
    {
        (this.gateway, this.purchases, this.ordersPerSecond) = (gateway, purchases, ordersPerSecond);
        http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, ConnectTimeout = ConnectTimeout, MaxConnectionsPerServer = MaxConnections })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>The number of new orders per second.</summary>
    public double OrdersPerSecond => ordersPerSecond;

    /// <summary>The responses to the purchases.</summary>
    public ResponseLog Responses { get; } = new();

    /// <summary>The purchases without a final response.</summary>
    public IReadOnlyCollection<Purchase> OpenPurchases => [.. openPurchases.Values];

    /// <summary>Changes the address of the Gateway. Open requests fail and are repeated at the new address.</summary>
    public void MoveTo(Uri address) => gateway = address;

    /// <summary>The address of the Gateway.</summary>
    public Uri Gateway => gateway;

    /// <summary>Starts new purchases until <see cref="StopAsync"/>.</summary>
    /// <param name="history">Records their requests.</param>
    public void Start(ShopHistory history)
    {
        this.history = history;
        stopCancellation = CancellationTokenSource.CreateLinkedTokenSource(disposeCancellation.Token);
        arrivalTask = StartPurchasesAsync(stopCancellation.Token);
    }

    /// <summary>Stops starting new purchases. Open purchases continue.</summary>
    public async Task StopAsync()
    {
        if (stopCancellation is not null) await stopCancellation.CancelAsync();
        await arrivalTask;
        stopCancellation?.Dispose();
        stopCancellation = null;
    }

    public async ValueTask DisposeAsync()
    {
        await disposeCancellation.CancelAsync();
        await StopAsync();
        await Task.WhenAll(openPurchases.Keys).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        http.Dispose();
        disposeCancellation.Dispose();
    }

    async Task StartPurchasesAsync(CancellationToken cancellationToken)
    {
        var startedAt = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(ArrivalInterval);
        for (var startedCount = 0L; ;)
        {
            for (var dueCount = (long)(Stopwatch.GetElapsedTime(startedAt).TotalSeconds * ordersPerSecond); startedCount < dueCount; startedCount++)
            {
                // More open purchases would only queue in front of the shop, and their retries would delay its recovery.
                if (openPurchases.Count < MaxOpenPurchases) StartPurchase(purchases.Next());
            }
            if (!await WaitForTickAsync(timer, cancellationToken)) return;
        }
    }

    static async Task<bool> WaitForTickAsync(PeriodicTimer timer, CancellationToken cancellationToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    void StartPurchase(Purchase purchase)
    {
        var task = CompleteAsync(purchase);
        openPurchases[task] = purchase;
        _ = task.ContinueWith(completed => openPurchases.TryRemove(completed, out _), TaskScheduler.Default);
    }

    async Task CompleteAsync(Purchase purchase)
    {
        var purchaseHistory = history;
        await Task.WhenAll(Enumerable.Range(0, purchase.IsSentTwice ? 2 : 1).Select(_ => RepeatUntilFinalAsync(purchase, purchaseHistory)));
        Responses.AddCompleted();
    }

    async Task RepeatUntilFinalAsync(Purchase purchase, ShopHistory purchaseHistory)
    {
        for (var delay = MinRetryDelay; !await SendOnceAsync(purchase, purchaseHistory); delay = delay * 2 < MaxRetryDelay ? delay * 2 : MaxRetryDelay)
        {
            await Task.Delay(delay * (0.5 + Random.Shared.NextDouble()), disposeCancellation.Token);
        }
    }

    /// <summary>Sends the request once.</summary>
    /// <returns>Whether the response was final.</returns>
    async Task<bool> SendOnceAsync(Purchase purchase, ShopHistory purchaseHistory)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(disposeCancellation.Token);
        timeout.CancelAfter(RequestTimeout);
        var start = purchaseHistory.BeginPlace(purchase.Request);
        SeenOrder? seen = null;
        try
        {
            using var request = purchase.Request.ToMessage(gateway);
            using var response = await http.SendAsync(request, timeout.Token);
            if (Purchase.IsFinal(response.StatusCode)) seen = ReadOrder(await response.Content.ReadAsStringAsync(timeout.Token), response.IsSuccessStatusCode);
            Responses.Add(purchase, response.StatusCode, response.IsSuccessStatusCode ? seen?.Id : null);
            return Purchase.IsFinal(response.StatusCode) || Purchase.IsInvalid(response.StatusCode);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or SocketException or JsonException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!disposeCancellation.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            purchaseHistory.EndPlace(start, purchase.Request, seen);
        }
    }

    /// <summary>Reads the order from the body of a final response: that of an order that was placed, or the problem of one that was refused.</summary>
    static SeenOrder? ReadOrder(string body, bool isPlaced)
    {
        using var json = JsonDocument.Parse(body);
        return json.RootElement.TryGetProperty(isPlaced ? "id" : "orderId", out var id) && json.RootElement.TryGetProperty(isPlaced ? "status" : "orderStatus", out var status)
            ? new(id.GetGuid(), status.GetString()!)
            : null;
    }
}
