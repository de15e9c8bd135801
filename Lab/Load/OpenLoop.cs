using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;

namespace Evolution.Lab.Load;

/// <summary>
/// Sends requests at a constant rate. The schedule never waits for responses, because customers continue to arrive while a shop is slow.
/// A loop that waits would not measure the delay of requests that could not be sent on time because earlier responses were slow (coordinated
/// omission: Gil Tene, "How NOT to Measure Latency"). Requests are marked as not sampled (W3C Trace Context, 3.2.2.5.1), because hundreds of
/// traces per second would hide those of interactive users.
/// </summary>
public sealed class OpenLoop : IAsyncDisposable
{
    /// <summary>The maximum time to wait for a response.</summary>
    public static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);

    static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);
    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    readonly HttpClient http;
    readonly LoadChoices choices;
    readonly Operation[] weightedOperations;
    readonly CancellationTokenSource stopCancellation = new();
    readonly CancellationTokenSource abortCancellation = new();
    readonly ConcurrentDictionary<Task, bool> pendingTasks = new();
    readonly Thread dispatcher;
    double requestsPerSecond;

    /// <summary>Starts the load.</summary>
    /// <param name="address">The base address of all requests.</param>
    /// <param name="operations">The operations to send, in proportion to their shares.</param>
    /// <param name="choices">Makes the random choices for the requests.</param>
    /// <param name="requestsPerSecond">The number of requests that are due per second.</param>
    /// <param name="maxConnections">The maximum number of connections. Further requests wait for one, and their waiting time counts.</param>
    public OpenLoop(Uri address, IReadOnlyList<Operation> operations, LoadChoices choices, double requestsPerSecond, int maxConnections = int.MaxValue)
    {
        http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false, ActivityHeadersPropagator = null, ConnectTimeout = ConnectTimeout, MaxConnectionsPerServer = maxConnections })
        {
            BaseAddress = address,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        this.choices = choices;
        weightedOperations = [.. operations.SelectMany(operation => Enumerable.Repeat(operation, operation.Share))];
        this.requestsPerSecond = requestsPerSecond;
        dispatcher = new(Dispatch) { IsBackground = true, Name = "open loop" };
        dispatcher.Start();
    }

    /// <summary>The number of requests that are due per second. It can be changed while the load is running.</summary>
    public double RequestsPerSecond
    {
        get => Volatile.Read(ref requestsPerSecond);
        set => Volatile.Write(ref requestsPerSecond, value);
    }

    /// <summary>The requests so far, with their outcomes.</summary>
    public Recording Recording { get; } = new();

    /// <summary>Stops sending requests, and waits for the outstanding responses.</summary>
    /// <param name="gracePeriod">How long to wait. Requests without a response by then count as <see cref="RequestOutcome.TimedOut"/>.</param>
    public async Task StopAsync(TimeSpan gracePeriod)
    {
        await stopCancellation.CancelAsync();
        dispatcher.Join();
        abortCancellation.CancelAfter(gracePeriod);
        await Task.WhenAll(pendingTasks.Keys);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(TimeSpan.Zero);
        http.Dispose();
        stopCancellation.Dispose();
        abortCancellation.Dispose();
    }

    void Dispatch()
    {
        for (var begin = TimeSpan.Zero; !stopCancellation.IsCancellationRequested;) begin = Dispatch(RequestsPerSecond, begin);
    }

    /// <summary>Sends requests at one rate until the rate is changed.</summary>
    /// <returns>The time at which the first request at the new rate is due.</returns>
    TimeSpan Dispatch(double rate, TimeSpan begin)
    {
        var interval = 1 / rate;
        for (var sentCount = 0L; !stopCancellation.IsCancellationRequested; sentCount++)
        {
            var due = begin + TimeSpan.FromSeconds(sentCount * interval);
            while (Recording.Now < due)
            {
                if (stopCancellation.Token.WaitHandle.WaitOne(Tick)) return due;
                if (RequestsPerSecond != rate) return Recording.Now;
            }
            BeginSend(Recording.Add(weightedOperations[choices.Next(weightedOperations.Length)], due));
        }
        return begin;
    }

    void BeginSend(Sample sample)
    {
        var sendTask = SendAsync(sample);
        if (sendTask.IsCompleted) return;
        pendingTasks[sendTask] = true;
        _ = sendTask.ContinueWith(completedTask => pendingTasks.TryRemove(completedTask, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    async Task SendAsync(Sample sample)
    {
        using var request = sample.Operation.CreateRequest(choices);
        request.Headers.TryAddWithoutValidation("traceparent", $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-00");
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(abortCancellation.Token);
        timeout.CancelAfter(RequestTimeout);
        int? status = null;
        ResponseEvaluation evaluation;
        try
        {
            using var response = await http.SendAsync(request, timeout.Token);
            status = (int)response.StatusCode;
            evaluation = sample.Operation.IsExpectedStatus(response.StatusCode) ? await EvaluateAsync(sample.Operation, request, response, timeout.Token) : new(RequestOutcome.Rejected);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or SocketException)
        {
            evaluation = new(RequestOutcome.Unreachable);
        }
        catch (OperationCanceledException)
        {
            evaluation = new(RequestOutcome.TimedOut);
        }
        if (evaluation.OrderId is { } order) choices.AddOrder(order);
        sample.Complete(evaluation, status, Recording.Now - sample.Scheduled);
    }

    static async Task<ResponseEvaluation> EvaluateAsync(Operation operation, HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            using var body = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            return body.RootElement.ValueKind is JsonValueKind.Object ? operation.Evaluate(request, body.RootElement) : ResponseEvaluation.Incorrect;
        }
        catch (JsonException)
        {
            return ResponseEvaluation.Incorrect;
        }
    }
}
