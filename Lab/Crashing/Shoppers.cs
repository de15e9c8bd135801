using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Evolution.Lab.Crashing;

/// <summary>
/// Customers who place orders at a steady rate, whatever the state of the shop. They repeat each order with the same idempotency key until
/// the response is final.
/// </summary>
public sealed class Shoppers : IAsyncDisposable
{
    const int MaxOpen = 400;
    const int MaxConnections = 256;
    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(2);
    static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100), LongestPause = TimeSpan.FromSeconds(2);

    readonly ConcurrentDictionary<Task, Purchase> open = [];
    readonly CancellationTokenSource leaving = new();
    readonly HttpClient http;
    readonly PurchaseMaker maker;
    readonly double perSecond;
    volatile Uri gateway;
    CancellationTokenSource? closing;
    Task arriving = Task.CompletedTask;

    /// <summary>Creates the customers of a shop. They place orders only after <see cref="Come"/>.</summary>
    /// <param name="gateway">The address of the Gateway.</param>
    /// <param name="maker">Generates their purchases.</param>
    /// <param name="perSecond">The number of purchases that begin per second.</param>
    public Shoppers(Uri gateway, PurchaseMaker maker, double perSecond)
    {
        (this.gateway, this.maker, this.perSecond) = (gateway, maker, perSecond);
        http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, ConnectTimeout = ConnectLimit, MaxConnectionsPerServer = MaxConnections })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>The number of purchases that begin per second.</summary>
    public double PerSecond => perSecond;

    /// <summary>Changes the address of the shop. Open requests fail and are repeated at the new address.</summary>
    public void MoveTo(Uri address) => gateway = address;

    /// <summary>The responses that they received.</summary>
    public Receipts Receipts { get; } = new();

    /// <summary>The purchases without a final response.</summary>
    public IReadOnlyCollection<Purchase> Waiting => [.. open.Values];

    /// <summary>Begins new purchases until <see cref="StayAwayAsync"/>.</summary>
    public void Come()
    {
        closing = CancellationTokenSource.CreateLinkedTokenSource(leaving.Token);
        arriving = ArriveAsync(closing.Token);
    }

    /// <summary>Stops beginning new purchases.</summary>
    public async Task StayAwayAsync()
    {
        if (closing is not null) await closing.CancelAsync();
        await arriving;
        closing?.Dispose();
        closing = null;
    }

    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        await StayAwayAsync();
        await Task.WhenAll(open.Keys).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        http.Dispose();
        leaving.Dispose();
    }

    async Task ArriveAsync(CancellationToken closed)
    {
        var started = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(Tick);
        for (var came = 0L; ;)
        {
            for (var due = (long)(Stopwatch.GetElapsedTime(started).TotalSeconds * perSecond); came < due; came++)
            {
                // More open purchases would only queue in front of the shop, and their retries would keep it from recovering.
                if (open.Count < MaxOpen) Begin(maker.Next());
            }
            if (!await NextAsync(timer, closed)) return;
        }
    }

    static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken closed)
    {
        try
        {
            return await timer.WaitForNextTickAsync(closed);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    void Begin(Purchase purchase)
    {
        var shopping = ShopAsync(purchase);
        open[shopping] = purchase;
        _ = shopping.ContinueWith(ended => open.TryRemove(ended, out _), TaskScheduler.Default);
    }

    async Task ShopAsync(Purchase purchase)
    {
        await Task.WhenAll(Enumerable.Range(0, purchase.IsSentTwice ? 2 : 1).Select(_ => InsistAsync(purchase)));
        Receipts.End();
    }

    async Task InsistAsync(Purchase purchase)
    {
        for (var pause = FirstPause; !await TryAsync(purchase); pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            await Task.Delay(pause * (0.5 + Random.Shared.NextDouble()), leaving.Token);
        }
    }

    /// <summary>Sends the request once.</summary>
    /// <returns>Whether the response was final.</returns>
    async Task<bool> TryAsync(Purchase purchase)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(leaving.Token);
        limit.CancelAfter(Patience);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(gateway, "orders"))
            {
                Headers = { { "Idempotency-Key", purchase.Key } },
                Content = new StringContent(purchase.Body, Encoding.UTF8, "application/json"),
            };
            using var answer = await http.SendAsync(request, limit.Token);
            Guid? order = answer.IsSuccessStatusCode ? OrderIn(await answer.Content.ReadAsStringAsync(limit.Token)) : null;
            Receipts.Note(purchase, answer.StatusCode, order);
            return Purchase.IsFinal(answer.StatusCode) || Purchase.IsAbsurd(answer.StatusCode);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or SocketException or JsonException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!leaving.IsCancellationRequested)
        {
            return false;
        }
    }

    static Guid OrderIn(string body)
    {
        using var order = JsonDocument.Parse(body);
        return order.RootElement.GetProperty("id").GetGuid();
    }
}
