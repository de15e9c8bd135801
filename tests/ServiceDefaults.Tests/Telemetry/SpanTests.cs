using System.Diagnostics;
using Evolution.ServiceDefaults.Remote;
using Evolution.ServiceDefaults.Stores;
using Evolution.ServiceDefaults.Tests.Stores;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OpenTelemetry;

namespace Evolution.ServiceDefaults.Tests.Telemetry;

/// <summary>What the spans of a service tell.</summary>
public sealed class SpanTests(AllServers servers) : IAsyncLifetime
{
    readonly RecordedSpans spans = new();
    Stub collector = null!;

    public async ValueTask InitializeAsync() => collector = await RecordedSpans.CollectorAsync();

    public ValueTask DisposeAsync() => collector.DisposeAsync();

    [Fact]
    public async Task A_statement_belongs_to_the_request_that_it_is_for_and_one_that_is_for_none_is_not_traced()
    {
        var question = $"SELECT '{Guid.NewGuid()}', count(*) FROM probe.things";
        await using var service = await StartAsync(
            [("ConnectionStrings:database", await servers.CreateDatabaseAsync()), ("ConnectionStrings:cache", servers.CreateCache()), ("Topology:Phase", "2")],
            builder => builder.AddStores("probe"),
            app => app.MapGet("/things", AskAsync));
        await service.MigratedAsync();

        await AskAsync(service.Services.GetRequiredService<NpgsqlDataSource>());
        await GetAsync(service, "/things");

        var asked = await Eventually.BecomesAsync("the statement is traced", () => Task.FromResult(spans.With("db.query.text", question)), found => found.Count > 1);
        asked.Select(span => (span.DisplayName, span.GetTagItem("db.query.summary"), span.GetTagItem("evolution.phase"))).ShouldBe([("SELECT probe.things", "SELECT probe.things", 2), ("GET /things", null, 2)]);
        asked[0].ParentSpanId.ShouldBe(asked[1].SpanId);
        spans.All.Count(span => Equals(span.GetTagItem("db.query.text"), question)).ShouldBe(1);

        async Task AskAsync(NpgsqlDataSource database)
        {
            await using var command = database.CreateCommand(question);
            await command.ExecuteScalarAsync();
        }
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/alive")]
    [InlineData("/lab/faults")]
    public async Task What_is_asked_beside_the_work_is_not_traced(string path)
    {
        await using var service = await StartAsync([("Lab:Enabled", "true"), ("Lab:Token", "secret")], _ => { }, app => app.MapGet("/work", () => "done"));
        var address = $"{service.Http.BaseAddress}";

        await GetAsync(service, path);
        await GetAsync(service, "/work");

        await Eventually.HoldsAsync("work is traced", () => Of(address).Any(span => span.DisplayName == "GET /work"));
        Of(address).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Attempts_a_circuit_breaker_that_opens_and_the_failure_are_events_on_the_span_of_what_the_call_is_for()
    {
        await using var payments = await Stub.StartAsync(Stub.Says(500));
        await using var service = await StartAsync(
            [("PAYMENTS_URL", payments.Address), ("Remote:Retries", "1"), ("Remote:MinimumThroughput", "2"), ("Remote:BreakDuration", "00:05:00")],
            builder => builder.AddRemoteService<Client>("payments"),
            app => app.MapGet("/asking", (Client client) => client.Remote.GetAsync("stock", Contracts.ContractsJson.Default.Stock, default)));
        var address = $"{service.Http.BaseAddress}";

        await GetAsync(service, "/asking");
        await GetAsync(service, "/asking");

        var asked = await Eventually.BecomesAsync("both are traced", () => Task.FromResult(Of(address)), found => found.Count is 2);
        Events(asked[0]).ShouldBe(["dependency.retry payments", "circuit_breaker.opened payments", "dependency.failed payments"]);
        Events(asked[1]).ShouldBe(["dependency.failed payments"]);
        asked[1].Events.Single().Tags.ShouldContain(new KeyValuePair<string, object?>("result", "circuit-open"));
        asked.ShouldAllBe(span => span.Status == ActivityStatusCode.Error);

        static string[] Events(Activity span) => [.. span.Events.Where(happened => happened.Name != "exception").Select(happened => $"{happened.Name} {happened.Tags.First(tag => tag.Key == "dependency").Value}")];
    }

    Task<PlainService> StartAsync((string, string)[] settings, Action<WebApplicationBuilder> register, Action<WebApplication> map) => PlainService.StartAsync(
        [.. RecordedSpans.Settings(collector), .. settings],
        builder =>
        {
            register(builder);
            spans.Register(builder.Services);
        },
        map);

    /// <summary>The spans of requests to a service.</summary>
    IReadOnlyList<Activity> Of(string address) => [.. spans.All.Where(span => span.Kind is ActivityKind.Server && $"http://{span.GetTagItem("server.address")}:{span.GetTagItem("server.port")}/" == address)];

    static async Task GetAsync(PlainService service, string path)
    {
        // The caller is somebody else; in this process it would be traced as a call of the service's own.
        using var elsewhere = SuppressInstrumentationScope.Begin();
        (await service.Http.GetAsync(path)).Dispose();
    }

    sealed class Client(RemoteServiceClient remote)
    {
        public RemoteServiceClient Remote => remote;
    }
}
