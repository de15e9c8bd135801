using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;

namespace Evolution.Lab.CrashTests;

/// <summary>
/// Customers who place orders at a constant rate, whatever the state of the shop. They repeat each order with the same idempotency key
/// until the response is final.
/// </summary>
public sealed class CrashTestLoad : IAsyncDisposable
{
    const int MaxOpenPurchases = 400;
    const int MaxConnections = 256;
    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);
    static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);
    static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(2);
    static readonly TimeSpan MinRetryDelay = TimeSpan.FromMilliseconds(100), MaxRetryDelay = TimeSpan.FromSeconds(2);

    readonly ConcurrentDictionary<Task, Purchase> open = [];
    readonly CancellationTokenSource disposing = new();
    readonly HttpClient http;
    readonly PurchaseGenerator purchases;
    readonly double perSecond;
    volatile Uri gateway;
    CancellationTokenSource? stopping;
    Task arrivals = Task.CompletedTask;

    /// <summary>Creates the customers of a shop. They place orders only after <see cref="Start"/>.</summary>
    /// <param name="gateway">The address of the Gateway.</param>
    /// <param name="purchases">Generates their purchases.</param>
    /// <param name="perSecond">The number of purchases that begin per second.</param>
    public CrashTestLoad(Uri gateway, PurchaseGenerator purchases, double perSecond)
    {
        (this.gateway, this.purchases, this.perSecond) = (gateway, purchases, perSecond);
        http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, ConnectTimeout = ConnectTimeout, MaxConnectionsPerServer = MaxConnections })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>The number of purchases that begin per second.</summary>
    public double PerSecond => perSecond;

    /// <summary>The responses that they received.</summary>
    public ResponseLog Responses { get; } = new();

    /// <summary>The purchases without a final response.</summary>
    public IReadOnlyCollection<Purchase> OpenPurchases => [.. open.Values];

    /// <summary>Changes the address of the shop. Open requests fail and are repeated at the new address.</summary>
    public void MoveTo(Uri address) => gateway = address;

    /// <summary>Begins new purchases until <see cref="StopAsync"/>.</summary>
    public void Start()
    {
        stopping = CancellationTokenSource.CreateLinkedTokenSource(disposing.Token);
        arrivals = BeginPurchasesAsync(stopping.Token);
    }

    /// <summary>Stops beginning new purchases. Open purchases continue.</summary>
    public async Task StopAsync()
    {
        if (stopping is not null) await stopping.CancelAsync();
        await arrivals;
        stopping?.Dispose();
        stopping = null;
    }

    public async ValueTask DisposeAsync()
    {
        await disposing.CancelAsync();
        await StopAsync();
        await Task.WhenAll(open.Keys).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        http.Dispose();
        disposing.Dispose();
    }

    async Task BeginPurchasesAsync(CancellationToken cancellationToken)
    {
        var startedAt = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(Tick);
        for (var count = 0L; ;)
        {
            for (var dueCount = (long)(Stopwatch.GetElapsedTime(startedAt).TotalSeconds * perSecond); count < dueCount; count++)
            {
                // More open purchases would only queue in front of the shop, and their retries would keep it from recovering.
                if (open.Count < MaxOpenPurchases) Begin(purchases.Next());
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

    void Begin(Purchase purchase)
    {
        var task = CompleteAsync(purchase);
        open[task] = purchase;
        _ = task.ContinueWith(completed => open.TryRemove(completed, out _), TaskScheduler.Default);
    }

    async Task CompleteAsync(Purchase purchase)
    {
        await Task.WhenAll(Enumerable.Range(0, purchase.IsSentTwice ? 2 : 1).Select(_ => RepeatUntilFinalAsync(purchase)));
        Responses.AddCompleted();
    }

    async Task RepeatUntilFinalAsync(Purchase purchase)
    {
        for (var delay = MinRetryDelay; !await TryAsync(purchase); delay = delay * 2 < MaxRetryDelay ? delay * 2 : MaxRetryDelay)
        {
            await Task.Delay(delay * (0.5 + Random.Shared.NextDouble()), disposing.Token);
        }
    }

    /// <summary>Sends the request once.</summary>
    /// <returns>Whether the response was final.</returns>
    async Task<bool> TryAsync(Purchase purchase)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(disposing.Token);
        timeout.CancelAfter(RequestTimeout);
        try
        {
            using var request = purchase.Request.ToMessage(gateway);
            using var response = await http.SendAsync(request, timeout.Token);
            Guid? order = response.IsSuccessStatusCode ? ReadOrderId(await response.Content.ReadAsStringAsync(timeout.Token)) : null;
            Responses.Add(purchase, response.StatusCode, order);
            return Purchase.IsFinal(response.StatusCode) || Purchase.IsInvalid(response.StatusCode);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or SocketException or JsonException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!disposing.IsCancellationRequested)
        {
            return false;
        }
    }

    static Guid ReadOrderId(string body)
    {
        using var order = JsonDocument.Parse(body);
        return order.RootElement.GetProperty("id").GetGuid();
    }
}
