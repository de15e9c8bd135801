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
    readonly OperationDeck deck;
    readonly Impatience impatience;
    readonly CancellationTokenSource stopCancellation = new();
    readonly CancellationTokenSource abortCancellation = new();
    readonly ConcurrentDictionary<Task, bool> pendingTasks = new();
    readonly Thread dispatcher;
    double requestsPerSecond;

    /// <summary>Starts the load.</summary>
    /// <param name="address">The base address of all requests.</param>
    /// <param name="operations">The operations to send, in exact proportion to their shares.</param>
    /// <param name="choices">Makes the random choices for the requests.</param>
    /// <param name="requestsPerSecond">The number of requests that are due per second.</param>
    /// <param name="maxConnections">The maximum number of connections. Further requests wait for one, and their waiting time counts.</param>
    /// <param name="impatience">When customers repeat requests; null for never.</param>
    public OpenLoop(Uri address, IReadOnlyList<Operation> operations, LoadChoices choices, double requestsPerSecond, int maxConnections = int.MaxValue, Impatience? impatience = null)
    {
        http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false, ActivityHeadersPropagator = null, ConnectTimeout = ConnectTimeout, MaxConnectionsPerServer = maxConnections })
        {
            BaseAddress = address,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        this.choices = choices;
        this.impatience = impatience ?? Impatience.None;
        deck = new(operations, choices);
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
            BeginSend(Recording.Add(deck.Draw(), due));
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
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(abortCancellation.Token);
        timeout.CancelAfter(RequestTimeout);
        Response response;
        var attempts = 0;
        while (true)
        {
            attempts++;
            var nextAttemptAt = Recording.Now + impatience.Patience;
            response = await SendOnceAsync(sample.Operation, Copy(request), timeout.Token);
            if (!response.IsUnavailable || attempts == impatience.MaxAttempts) break;
            if (nextAttemptAt - Recording.Now is var pause && pause > TimeSpan.Zero) await Task.Delay(pause, timeout.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (timeout.IsCancellationRequested) break;
        }
        if (response.Evaluation.OrderId is { } order) choices.AddOrder(order);
        sample.Complete(response.Evaluation, response.Status, Recording.Now - sample.Scheduled, attempts, response.HasRetryAfter);
    }

    async Task<Response> SendOnceAsync(Operation operation, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(impatience.Patience);
        int? status = null;
        try
        {
            using var response = await http.SendAsync(request, patience.Token);
            status = (int)response.StatusCode;
            var evaluation = operation.IsExpectedStatus(response.StatusCode) ? await EvaluateAsync(operation, request, response, patience.Token) : new(RequestOutcome.Rejected);
            return new(evaluation, status, response.Headers.RetryAfter is not null);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or SocketException)
        {
            return new(new(RequestOutcome.Unreachable), status);
        }
        catch (OperationCanceledException)
        {
            return new(new(RequestOutcome.TimedOut), status);
        }
    }

    /// <summary>Copies a request with a trace of its own, because a message can be sent only once. Its content is that of the request.</summary>
    static HttpRequestMessage Copy(HttpRequestMessage request)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Content = request.Content };
        foreach (var (name, values) in request.Headers) copy.Headers.TryAddWithoutValidation(name, values);
        copy.Headers.TryAddWithoutValidation("traceparent", $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-00");
        return copy;
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

    /// <summary>The result of one attempt.</summary>
    readonly record struct Response(ResponseEvaluation Evaluation, int? Status, bool HasRetryAfter = false)
    {
        /// <summary>Whether an impatient customer would repeat the request: no response, or a temporary failure.</summary>
        public bool IsUnavailable => Evaluation.Outcome is RequestOutcome.Unreachable or RequestOutcome.TimedOut || (Evaluation.Outcome is RequestOutcome.Rejected && Status is null or >= 500 or 429);
    }
}
