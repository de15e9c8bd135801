using System.Diagnostics.Metrics;
using Evolution.ServiceDefaults.Errors;
using Evolution.ServiceDefaults.Remote;
using Evolution.ServiceDefaults.Telemetry.Availability;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Evolution.ServiceDefaults.Tests.Telemetry;

/// <summary>The metrics of a service.</summary>
public sealed class MetricTests
{
    [Fact]
    public async Task Requests_except_health_checks_are_counted_by_result_and_refusals_count_as_good()
    {
        await using var collector = await RecordedSpans.StartCollectorAsync();
        var time = new FakeTimeProvider();
        await using var service = await TestService.StartAsync(RecordedSpans.GetSettings(collector), builder => builder.Services.AddSingleton<TimeProvider>(time), app =>
        {
            app.MapGet("/ok", () => "ok");
            app.MapGet("/refused", () => TypedResults.Conflict());
            app.MapGet("/broken", () => TypedResults.StatusCode(503));
            app.MapGet("/throws", string () => throw new InvalidOperationException("The handler failed."));
            app.MapGet("/slow", () => time.Advance(RequestOutcomes.Objective + TimeSpan.FromMilliseconds(1)));
        });
        using var requests = CreateCollector<long>(service, "Evolution.Availability", "evolution.requests");

        foreach (var path in (string[])["/ok", "/refused", "/broken", "/throws", "/slow", "/health"]) (await service.Http.GetAsync(path)).Dispose();

        await requests.WaitForMeasurementsAsync(5, TimeSpan.FromSeconds(30));
        requests.GetMeasurementSnapshot().Select(measurement => measurement.Tags["result"]).ShouldBe(["good", "good", "failed", "failed", "late"]);
    }

    [Fact]
    public void Availability_is_the_share_of_good_responses_in_the_last_ten_seconds()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var (meters, time) = (services.GetRequiredService<IMeterFactory>(), new FakeTimeProvider());
        var outcomes = new RequestOutcomes(meters, time);
        using var availability = new MetricCollector<double>(meters, "Evolution.Availability", "evolution.availability");

        ReadAvailability().ShouldBeNull();
        for (var request = 0; request < 3; request++) outcomes.Count(isCorrect: true, TimeSpan.FromMilliseconds(1));
        outcomes.Count(isCorrect: false, TimeSpan.FromMilliseconds(1));
        ReadAvailability().ShouldBe(0.75);
        time.Advance(TimeSpan.FromSeconds(9));
        for (var request = 0; request < 4; request++) outcomes.Count(isCorrect: true, RequestOutcomes.Objective * 2);
        ReadAvailability().ShouldBe(3 / 8d);
        time.Advance(TimeSpan.FromSeconds(1));
        ReadAvailability().ShouldBe(0);
        time.Advance(TimeSpan.FromSeconds(10));
        ReadAvailability().ShouldBeNull();

        double? ReadAvailability()
        {
            availability.Clear();
            availability.RecordObservableInstruments();
            return availability.LastMeasurement?.Value;
        }
    }

    [Fact]
    public async Task Calls_are_counted_by_service_and_result_and_the_breaker_state_is_reported()
    {
        await using var payments = await Stub.StartAsync(Stub.Returns(200, """{"productId":1,"available":2,"initial":3}"""));
        await using var service = await TestService.StartAsync(
            [("PAYMENTS_URL", payments.Address), ("Remote:Retries", "0"), ("Remote:MinimumThroughput", "3"), ("Remote:BreakDuration", "00:05:00"), ("Remote:AttemptTimeout", "00:00:00.200")],
            builder => builder.AddRemoteService<Client>("payments"));
        var client = service.Services.GetRequiredService<Client>();
        using var calls = CreateCollector<long>(service, "Evolution.Remote", "evolution.dependency.calls");
        using var breaker = CreateCollector<int>(service, "Evolution.Remote", "evolution.circuit_breaker.state");

        await CallAsync();
        ReadState().ShouldBe(0);
        foreach (var handler in (RequestDelegate[])[Stub.Returns(409), Stub.Returns(503), Stub.Hang, Stub.Returns(503), Stub.Returns(503)])
        {
            payments.Handler = handler;
            await CallAsync();
        }

        calls.GetMeasurementSnapshot().Select(call => $"{call.Tags["dependency"]} {call.Tags["result"]}").ShouldBe(
            ["payments ok", "payments refused", "payments failed", "payments timeout", "payments circuit-open", "payments circuit-open"]);
        ReadState().ShouldBe(2);

        async Task CallAsync()
        {
            try
            {
                await client.Remote.PutAsync("charges/1", Contracts.ContractsJson.Default.Stock, default);
            }
            catch (DependencyException)
            {
                // Counted.
            }
        }

        int? ReadState()
        {
            breaker.RecordObservableInstruments();
            return breaker.LastMeasurement?.Value;
        }
    }

    static MetricCollector<T> CreateCollector<T>(TestService service, string meter, string instrument) where T : struct =>
        new(service.Services.GetRequiredService<IMeterFactory>(), meter, instrument);

    sealed class Client(RemoteServiceClient remote)
    {
        public RemoteServiceClient Remote => remote;
    }
}
