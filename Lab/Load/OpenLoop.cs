using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;

namespace Evolution.Lab.Load;

/// <summary>
/// Sends requests at a constant rate. The schedule never waits for responses: customers act independently, and continue to arrive
/// while a shop is slow. A loop that waits would hide exactly the time that they lose (coordinated omission: Gil Tene,
/// "How NOT to Measure Latency"). Its requests ask not to be traced (W3C Trace Context, 3.2.2.5.1: the sampled flag), because hundreds of
/// traces per second would bury those of interactive users.
/// </summary>
public sealed class OpenLoop : IAsyncDisposable
{
    /// <summary>The time that a customer waits for a response.</summary>
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

    /// <summary>Starts the load.</summary>
    /// <param name="address">The base address of all requests.</param>
    /// <param name="operations">The operations to send, in proportion to their shares.</param>
    /// <param name="customer">Makes the choices of the requests.</param>
    /// <param name="perSecond">The number of requests that are due per second.</param>
    /// <param name="maxConnections">The maximum number of connections. Further requests wait for one, and their waiting time counts.</param>
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

    /// <summary>The number of requests that are due per second. It can be changed while the load is running.</summary>
    public double PerSecond
    {
        get => Volatile.Read(ref perSecond);
        set => Volatile.Write(ref perSecond, value);
    }

    /// <summary>The requests and their outcomes.</summary>
    public Recording Recording { get; } = new();

    /// <summary>Stops sending requests, and waits for the outstanding responses.</summary>
    /// <param name="grace">How long to wait. Requests without a response by then count as <see cref="Outcome.NoAnswer"/>.</param>
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

    /// <summary>Sends requests at one rate until the rate is changed.</summary>
    /// <returns>The time at which the first request at the new rate is due.</returns>
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
        catch (Exception exception) when (exception is HttpRequestException or IOException or SocketException)
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

    static async Task<Answer> JudgeAsync(Operation operation, HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            using var body = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            return body.RootElement.ValueKind is JsonValueKind.Object ? operation.Judge(request, body.RootElement) : Answer.Wrong;
        }
        catch (JsonException)
        {
            return Answer.Wrong;
        }
    }
}
