using System.Diagnostics;
using Evolution.ServiceDefaults.Remote;
using Evolution.ServiceDefaults.Stores;
using Evolution.ServiceDefaults.Tests.Stores;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OpenTelemetry;

namespace Evolution.ServiceDefaults.Tests.Telemetry;

/// <summary>The spans of a service.</summary>
public sealed class SpanTests(AllServers servers) : IAsyncLifetime
{
    readonly RecordedSpans spans = new();
    Stub collector = null!;

    public async ValueTask InitializeAsync() => collector = await RecordedSpans.StartCollectorAsync();

    public ValueTask DisposeAsync() => collector.DisposeAsync();

    [Fact]
    public async Task A_statement_is_traced_in_its_request_and_not_outside_of_one()
    {
        var sql = $"SELECT '{Guid.NewGuid()}', count(*) FROM probe.things";
        await using var service = await StartAsync(
            [("ConnectionStrings:database", await servers.CreateDatabaseAsync()), ("ConnectionStrings:cache", servers.CreateCache()), ("Topology:Phase", "2")],
            builder => builder.AddStores("probe"),
            app => app.MapGet("/things", QueryAsync));
        await service.WaitUntilMigratedAsync();

        await QueryAsync(service.Services.GetRequiredService<NpgsqlDataSource>());
        await GetAsync(service, "/things");

        var tracedSpans = await Wait.ForValueAsync("the statement is traced", () => Task.FromResult(spans.FindTrace("db.query.text", sql)), found => found.Count > 1);
        tracedSpans.Select(span => (span.DisplayName, span.GetTagItem("db.query.summary"), span.GetTagItem("evolution.phase"))).ShouldBe([("SELECT probe.things", "SELECT probe.things", 2), ("GET /things", null, 2)]);
        tracedSpans[0].ParentSpanId.ShouldBe(tracedSpans[1].SpanId);
        spans.All.Count(span => Equals(span.GetTagItem("db.query.text"), sql)).ShouldBe(1);

        async Task QueryAsync(NpgsqlDataSource database)
        {
            await using var command = database.CreateCommand(sql);
            await command.ExecuteScalarAsync();
        }
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/alive")]
    [InlineData("/lab/faults")]
    public async Task Health_and_lab_requests_are_not_traced(string path)
    {
        await using var service = await StartAsync([("Lab:Enabled", "true"), ("Lab:Token", "secret")], _ => { }, app => app.MapGet("/work", () => "done"));
        var address = $"{service.Http.BaseAddress}";

        await GetAsync(service, path);
        await GetAsync(service, "/work");

        await Wait.UntilAsync("the request is traced", () => GetRequestSpans(address).Any(span => span.DisplayName == "GET /work"));
        GetRequestSpans(address).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Retries_an_opened_breaker_and_failures_are_events_on_the_span_of_the_request()
    {
        await using var payments = await Stub.StartAsync(Stub.Returns(500));
        await using var service = await StartAsync(
            [("PAYMENTS_URL", payments.Address), ("Remote:Retries", "1"), ("Remote:MinimumThroughput", "2"), ("Remote:BreakDuration", "00:05:00")],
            builder => builder.AddRemoteService<Client>("payments"),
            app => app.MapGet("/stock", (Client client) => client.Remote.GetAsync("stock", Contracts.ContractsJson.Default.Stock, default)));
        var address = $"{service.Http.BaseAddress}";

        await GetAsync(service, "/stock");
        await GetAsync(service, "/stock");

        var tracedSpans = await Wait.ForValueAsync("both requests are traced", () => Task.FromResult(GetRequestSpans(address)), found => found.Count is 2);
        GetEvents(tracedSpans[0]).ShouldBe(["dependency.retry payments", "circuit_breaker.opened payments", "dependency.failed payments"]);
        GetEvents(tracedSpans[1]).ShouldBe(["dependency.failed payments"]);
        tracedSpans[1].Events.Single().Tags.ShouldContain(new KeyValuePair<string, object?>("result", "circuit-open"));
        tracedSpans.ShouldAllBe(span => span.Status == ActivityStatusCode.Error);

        static string[] GetEvents(Activity span) => [.. span.Events.Where(spanEvent => spanEvent.Name != "exception").Select(spanEvent => $"{spanEvent.Name} {spanEvent.Tags.First(tag => tag.Key == "dependency").Value}")];
    }

    Task<TestService> StartAsync((string, string)[] settings, Action<WebApplicationBuilder> register, Action<WebApplication> map) => TestService.StartAsync(
        [.. RecordedSpans.GetSettings(collector), .. settings],
        builder =>
        {
            register(builder);
            spans.Register(builder.Services);
        },
        map);

    /// <summary>Returns the spans of requests to a service.</summary>
    IReadOnlyList<Activity> GetRequestSpans(string address) => [.. spans.All.Where(span => span.Kind is ActivityKind.Server && $"http://{span.GetTagItem("server.address")}:{span.GetTagItem("server.port")}/" == address)];

    static async Task GetAsync(TestService service, string path)
    {
        // The caller is external; in this process its requests would be traced as calls of the service.
        using var suppression = SuppressInstrumentationScope.Begin();
        (await service.Http.GetAsync(path)).Dispose();
    }

    sealed class Client(RemoteServiceClient remote)
    {
        public RemoteServiceClient Remote => remote;
    }
}
