using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Evolution.Control;
using Evolution.Lab.Integrity;
using Evolution.Lab.Results;
using Evolution.Lab.Shop;

namespace Evolution.Lab.Experiments;

/// <summary>
/// Kills a service at every named step of processing an order, and checks the stored data after the service has restarted, and again
/// later.
/// </summary>
public sealed class CrashExperiment(ExperimentContext context)
{
    public const string Name = "crash-mid-order";
    public const string Question = "Which orders are inconsistent, immediately and 30 s after a crash?";

    public const string Procedure = "At every named step of placing an order, the service that executes it is killed and restarted.";

    /// <summary>The delay of the second check after the last crash.</summary>
    public static readonly TimeSpan RecheckDelay = TimeSpan.FromSeconds(30);

    static readonly string[] Services = ["orders", "inventory", "payments"];
    static readonly TimeSpan CrashTimeout = TimeSpan.FromSeconds(20);
    static readonly TimeSpan StepTimeout = TimeSpan.FromSeconds(2);
    static readonly TimeSpan SettleTimeout = TimeSpan.FromSeconds(10);
    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(5);

    readonly List<(TestOrder Order, CrashStep Step)> steps = [];
    readonly StoredOrderStateReader stateReader = new(context.Topology);
    DateTimeOffset lastCrashAt;
    int productCount;

    /// <summary>Kills every service at each of its steps. A quick run covers only the steps of Orders, without those before any service has stored data.</summary>
    public async Task<CrashResult> RunAsync(CancellationToken cancellationToken)
    {
        var result = new CrashResult(Name, Question, Procedure);
        try
        {
            foreach (var service in Services.Take(context.Pace.IsQuick ? 1 : Services.Length))
            {
                foreach (var point in await context.Lab.GetAsync<CrashPoint[]>(service, "crash-points", cancellationToken))
                {
                    if (context.Pace.IsQuick && point.StoresNothing) continue;
                    await CrashAtAsync(service, point, cancellationToken);
                }
            }
        }
        catch (Exception exception) when (exception is LabException or ControlException or TimeoutException or HttpRequestException && !cancellationToken.IsCancellationRequested)
        {
            result = result with { Error = exception.Message };
            await context.StartStoppedResourcesAsync(cancellationToken);
        }
        return result with { Steps = [.. steps.Select(step => step.Step)] };
    }

    /// <summary>Checks the stored data again, at least 30 s after the last crash.</summary>
    public async Task<CrashResult> RecheckAsync(CrashResult result, CancellationToken cancellationToken)
    {
        if (lastCrashAt + RecheckDelay - DateTimeOffset.UtcNow is var remaining && remaining > TimeSpan.Zero) await Task.Delay(remaining, cancellationToken);
        var laterStates = await stateReader.ReadAsync([.. steps.Select(step => step.Order)], cancellationToken);
        return result with
        {
            LaterSeconds = (DateTimeOffset.UtcNow - lastCrashAt).TotalSeconds,
            Steps = [.. steps.Select(step => step.Step with { StateLater = laterStates[step.Order].Description, IsInconsistentLater = laterStates[step.Order].IsInconsistent })],
        };
    }

    async Task CrashAtAsync(string service, CrashPoint point, CancellationToken cancellationToken)
    {
        var name = context.Topology.GetFullName(service);
        await WaitUntilSettledAsync(cancellationToken);
        await context.Lab.PutAsync(service, "crash", new { point = point.Name }, cancellationToken);
        var (order, response) = await PlaceUntilKilledAsync(name, point, cancellationToken);
        lastCrashAt = DateTimeOffset.UtcNow;
        await context.StartAsync(name, cancellationToken);
        var state = (await stateReader.ReadAsync([order], cancellationToken))[order];
        steps.Add((order, new(service, point.Name, point.Step, response, state.Description, state.IsInconsistent, null, null)));
    }

    /// <summary>Waits until the work that the last crash interrupted is complete. Otherwise, that work would reach the next point before a new order does.</summary>
    async Task WaitUntilSettledAsync(CancellationToken cancellationToken)
    {
        if (context["messaging"] is not "rabbitmq") return;
        var (reader, startedAt) = (new ShopDataReader(context.Topology), Stopwatch.GetTimestamp());
        while (await reader.ReadAsync(cancellationToken) is { IsSettled: false } && Stopwatch.GetElapsedTime(startedAt) < SettleTimeout) await Task.Delay(PollInterval, cancellationToken);
    }

    /// <summary>Places orders until one reaches the point. A circuit breaker that the last crash opened rejects orders for a while.</summary>
    async Task<(TestOrder Order, string Response)> PlaceUntilKilledAsync(string service, CrashPoint point, CancellationToken cancellationToken)
    {
        var startedAt = Stopwatch.GetTimestamp();
        while (true)
        {
            var order = new TestOrder($"crash-{Guid.NewGuid()}", ++productCount);
            var response = await PlaceAsync(order, point.OnRefusal ? PlaceOrderRequest.DeclinedCard : PlaceOrderRequest.ApprovedCard, cancellationToken);
            try
            {
                await context.Control.WaitUntilStoppedAsync(service, StepTimeout, cancellationToken);
                return (order, response);
            }
            catch (TimeoutException) when (Stopwatch.GetElapsedTime(startedAt) < CrashTimeout)
            {
                // The order did not reach the point.
            }
            catch (TimeoutException)
            {
                await context.Lab.DeleteAsync(service, "crash", cancellationToken);
                throw new LabException($"{service} was not killed at {point.Name}, because no order reached it within {CrashTimeout.TotalSeconds:0} s. The last response was: {response}.");
            }
        }
    }

    /// <summary>Places an order and returns the response to the customer.</summary>
    async Task<string> PlaceAsync(TestOrder order, string card, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = await context.Topology.GetGatewayAddressAsync(cancellationToken), Timeout = RequestTimeout };
        using var request = new PlaceOrderRequest("crash-test", card, new PlaceOrderRequest.Line(order.Product, 1)) { Key = order.Key }.ToMessage();
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            if (response.StatusCode is HttpStatusCode.Created or HttpStatusCode.Accepted)
            {
                var placed = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
                context.AddAcknowledged(placed.GetProperty("id").GetGuid(), isConfirmed: response.StatusCode is HttpStatusCode.Created);
            }
            return $"{(int)response.StatusCode}";
        }
        catch (HttpRequestException)
        {
            return "connection lost";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"no response within {RequestTimeout.TotalSeconds:0} s";
        }
    }

    sealed record CrashPoint(string Name, string Step, bool OnRefusal, bool StoresNothing);
}
