using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Evolution.Lab.Histories;

/// <summary>Clients that read orders, lists, stock and the sales report while others place orders, and record what they see.</summary>
public sealed class HistoryReaders : IAsyncDisposable
{
    static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10), FirstReadTimeout = TimeSpan.FromSeconds(30), RetryDelay = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan OrderInterval = TimeSpan.FromMilliseconds(40), ListInterval = TimeSpan.FromMilliseconds(100), AcceptedOrdersInterval = TimeSpan.FromMilliseconds(100), StockInterval = TimeSpan.FromMilliseconds(100), ReportInterval = TimeSpan.FromMilliseconds(500);

    readonly ShopHistory history;
    readonly ConsistencyModel model;
    readonly Func<Uri> getGateway;
    readonly IReadOnlyList<int> products;
    readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false }) { Timeout = RequestTimeout };
    readonly CancellationTokenSource cancellation = new();
    Task readers = Task.CompletedTask;

    HistoryReaders(ShopHistory history, ConsistencyModel model, Func<Uri> getGateway, IReadOnlyList<int> products) => (this.history, this.model, this.getGateway, this.products) = (history, model, getGateway, products);

    /// <summary>Reads stock and the report once, before the first order, and starts the readers.</summary>
    /// <param name="history">Records what they see.</param>
    /// <param name="model">Determines when accepted orders must be final.</param>
    /// <param name="getGateway">Returns the current address of the Gateway.</param>
    /// <param name="products">The products whose stock is read.</param>
    /// <param name="cancellationToken">Cancels the first reads.</param>
    public static async Task<HistoryReaders> StartAsync(ShopHistory history, ConsistencyModel model, Func<Uri> getGateway, IReadOnlyList<int> products, CancellationToken cancellationToken)
    {
        var readers = new HistoryReaders(history, model, getGateway, products);
        try
        {
            await RetryAsync(readers.ReadStockAsync, cancellationToken);
            await RetryAsync(readers.ReadReportAsync, cancellationToken);
        }
        catch
        {
            await readers.DisposeAsync();
            throw;
        }
        readers.readers = Task.WhenAll(
            readers.RepeatAsync(OrderInterval, readers.ReadRecentOrderAsync),
            readers.RepeatAsync(AcceptedOrdersInterval, readers.ReadAcceptedOrdersAsync),
            readers.RepeatAsync(ListInterval, readers.ReadListAsync),
            readers.RepeatAsync(StockInterval, readers.ReadStockAsync),
            readers.RepeatAsync(ReportInterval, readers.ReadReportAsync));
        return readers;
    }

    public async ValueTask DisposeAsync()
    {
        await cancellation.CancelAsync();
        await readers;
        http.Dispose();
        cancellation.Dispose();
    }

    /// <summary>Reads until there is a response, since a breaker may still be open after the fault before.</summary>
    static async Task RetryAsync(Func<CancellationToken, Task> readAsync, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(FirstReadTimeout);
        try
        {
            while (!await TryReadAsync(readAsync, timeout.Token)) await Task.Delay(RetryDelay, timeout.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The stock and the sales report could not be read within {FirstReadTimeout.TotalSeconds:0} s.");
        }
    }

    async Task RepeatAsync(TimeSpan interval, Func<CancellationToken, Task> readAsync)
    {
        using var timer = new PeriodicTimer(interval);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation.Token)) await TryReadAsync(readAsync, cancellation.Token);
        }
        catch (OperationCanceledException)
        {
            // The readers are disposed.
        }
    }

    /// <summary>Returns whether there was a response. A read without one has seen nothing.</summary>
    static async Task<bool> TryReadAsync(Func<CancellationToken, Task> readAsync, CancellationToken cancellationToken)
    {
        try
        {
            await readAsync(cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or JsonException || exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    async Task ReadRecentOrderAsync(CancellationToken cancellationToken)
    {
        if (history.PickRecentOrder() is var (id, _)) await ReadOrderAsync(id, cancellationToken);
    }

    /// <summary>Reads every order that a customer saw as pending, when it should be final.</summary>
    async Task ReadAcceptedOrdersAsync(CancellationToken cancellationToken)
    {
        while (history.TakeAcceptedOrder(model.FinalWithin) is { } id) await ReadOrderAsync(id, cancellationToken);
    }

    async Task ReadOrderAsync(Guid id, CancellationToken cancellationToken)
    {
        var start = history.Now;
        using var response = await http.GetAsync(new Uri(getGateway(), $"orders/{id}"), cancellationToken);
        if (response.StatusCode is HttpStatusCode.NotFound)
        {
            history.Add(new OrderRead("order reader", start, history.Now, id, null));
            return;
        }
        var order = await ReadJsonAsync(response, cancellationToken);
        history.Add(new OrderRead("order reader", start, history.Now, id, order.GetProperty("status").GetString()));
    }

    async Task ReadListAsync(CancellationToken cancellationToken)
    {
        if (history.PickRecentOrder() is not var (_, customer)) return;
        var start = history.Now;
        using var response = await http.GetAsync(new Uri(getGateway(), $"orders?customerId={customer}&pageSize=100"), cancellationToken);
        var list = await ReadJsonAsync(response, cancellationToken);
        var orders = list.GetProperty("items").EnumerateArray().Select(order => new SeenOrder(order.GetProperty("id").GetGuid(), order.GetProperty("status").GetString()!)).ToArray();
        history.Add(new OrderListRead("list reader", start, history.Now, customer, orders, list.GetProperty("total").GetInt64()));
    }

    async Task ReadStockAsync(CancellationToken cancellationToken)
    {
        var start = history.Now;
        using var response = await http.GetAsync(new Uri(getGateway(), $"stock?{string.Join('&', products.Select(product => $"productId={product}"))}"), cancellationToken);
        var stocks = await ReadJsonAsync(response, cancellationToken);
        var end = history.Now;
        foreach (var stock in stocks.EnumerateArray()) history.Add(new StockRead("stock reader", start, end, stock.GetProperty("productId").GetInt32(), stock.GetProperty("available").GetInt64()));
    }

    async Task ReadReportAsync(CancellationToken cancellationToken)
    {
        var start = history.Now;
        using var response = await http.GetAsync(new Uri(getGateway(), "reports/sales?top=1"), cancellationToken);
        var report = await ReadJsonAsync(response, cancellationToken);
        history.Add(new ReportRead("report reader", start, history.Now, report.GetProperty("orders").GetInt64()));
    }

    static Task<JsonElement> ReadJsonAsync(HttpResponseMessage response, CancellationToken cancellationToken) => response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
}
