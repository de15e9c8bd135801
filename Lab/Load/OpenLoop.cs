using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;

namespace Evolution.Lab.Load;

/// <summary>
/// Sends requests at a constant rate. The schedule never waits for answers: customers don't know of each other, and go on coming
/// while a shop is slow. A loop that waits would hide just the time that they lose (coordinated omission: Gil Tene,
/// "How NOT to Measure Latency"). Its requests ask not to be traced (W3C Trace Context, 3.2.2.5.1: the sampled flag): hundreds a second would bury
/// what people do beside it.
/// </summary>
public sealed class OpenLoop : IAsyncDisposable
{
    /// <summary>How long a customer waits for an answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(5);
    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    readonly HttpClient http;
    readonly Customer customer;
    readonly Operation[] wheel;
    readonly CancellationTokenSource stopped = new();
    readonly CancellationTokenSource abandoned = new();
    readonly ConcurrentDictionary<Task, bool> underWay = new();
    readonly Thread dispatcher;
    double perSecond;

    /// <summary>Starts it.</summary>
    /// <param name="address">Where all requests go.</param>
    /// <param name="operations">What is asked, each as often as its share says.</param>
    /// <param name="customer">Who asks.</param>
    /// <param name="perSecond">How many requests are due in a second.</param>
    /// <param name="maxConnections">How many connections there may be; more requests wait for one, and their time counts.</param>
    public OpenLoop(Uri address, IReadOnlyList<Operation> operations, Customer customer, double perSecond, int maxConnections = int.MaxValue)
    {
        http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false, ActivityHeadersPropagator = null, ConnectTimeout = ConnectLimit, MaxConnectionsPerServer = maxConnections })
        {
            BaseAddress = address,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        this.customer = customer;
        wheel = [.. operations.SelectMany(operation => Enumerable.Repeat(operation, operation.Share))];
        this.perSecond = perSecond;
        dispatcher = new(Dispatch) { IsBackground = true, Name = "open loop" };
        dispatcher.Start();
    }

    /// <summary>How many requests are due in a second. It can be changed while the load goes on.</summary>
    public double PerSecond
    {
        get => Volatile.Read(ref perSecond);
        set => Volatile.Write(ref perSecond, value);
    }

    /// <summary>What was asked and how it went.</summary>
    public Recording Recording { get; } = new();

    /// <summary>Sends no more, and waits for the answers that are under way.</summary>
    /// <param name="grace">How long it waits; what is not answered then counts as <see cref="Outcome.NoAnswer"/>.</param>
    public async Task StopAsync(TimeSpan grace)
    {
        await stopped.CancelAsync();
        dispatcher.Join();
        abandoned.CancelAfter(grace);
        await Task.WhenAll(underWay.Keys);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(TimeSpan.Zero);
        http.Dispose();
        stopped.Dispose();
        abandoned.Dispose();
    }

    void Dispatch()
    {
        for (var begin = TimeSpan.Zero; !stopped.IsCancellationRequested;) begin = Dispatch(PerSecond, begin);
    }

    /// <summary>Sends at one rate until another is asked for.</summary>
    /// <returns>When the first request at that other rate is due.</returns>
    TimeSpan Dispatch(double rate, TimeSpan begin)
    {
        var interval = 1 / rate;
        for (var sent = 0L; !stopped.IsCancellationRequested; sent++)
        {
            var due = begin + TimeSpan.FromSeconds(sent * interval);
            while (Recording.Now < due)
            {
                if (stopped.Token.WaitHandle.WaitOne(Tick)) return due;
                if (PerSecond != rate) return Recording.Now;
            }
            Begin(Recording.Add(wheel[customer.Next(wheel.Length)], due));
        }
        return begin;
    }

    void Begin(Sample sample)
    {
        var sending = SendAsync(sample);
        if (sending.IsCompleted) return;
        underWay[sending] = true;
        _ = sending.ContinueWith(ended => underWay.TryRemove(ended, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    async Task SendAsync(Sample sample)
    {
        using var request = sample.Operation.Ask(customer);
        request.Headers.TryAddWithoutValidation("traceparent", $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-00");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(abandoned.Token);
        limit.CancelAfter(Patience);
        int? status = null;
        Answer answer;
        try
        {
            using var response = await http.SendAsync(request, limit.Token);
            status = (int)response.StatusCode;
            answer = sample.Operation.Expects(response.StatusCode) ? await JudgeAsync(sample.Operation, request, response, limit.Token) : new(Outcome.Refused);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or SocketException)
        {
            answer = new(Outcome.Unreachable);
        }
        catch (OperationCanceledException)
        {
            answer = new(Outcome.NoAnswer);
        }
        if (answer.Order is { } order) customer.Remember(order);
        sample.End(answer, status, Recording.Now - sample.Scheduled);
    }

    static async Task<Answer> JudgeAsync(Operation operation, HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            using var body = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellation));
            return body.RootElement.ValueKind is JsonValueKind.Object ? operation.Judge(request, body.RootElement) : Answer.Wrong;
        }
        catch (JsonException)
        {
            return Answer.Wrong;
        }
    }
}
