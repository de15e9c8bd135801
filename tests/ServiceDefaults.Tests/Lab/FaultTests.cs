using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Evolution.ServiceDefaults.Lab;
using Microsoft.AspNetCore.Builder;

namespace Evolution.ServiceDefaults.Tests.Lab;

/// <summary>What the <c>/lab</c> endpoints do to a service, and to whom they answer.</summary>
public sealed class FaultTests
{
    const string Token = "token-of-this-run";
    static readonly (string, string)[] Enabled = [("Lab:Enabled", "true"), ("Lab:Token", Token)];

    [Fact]
    public async Task Without_the_setting_there_is_no_lab()
    {
        await using var service = await StartAsync([]);
        service.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        (await service.Http.GetAsync("/lab/faults")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public void A_lab_without_a_token_does_not_start() =>
        Should.Throw<InvalidOperationException>(() => PlainService.Build([("Lab:Enabled", "true")])).Message.ShouldContain("Lab:Token");

    [Theory]
    [InlineData(null)]
    [InlineData("token-of-another-run")]
    public async Task Nobody_without_the_token_gets_in(string? token)
    {
        await using var service = await StartAsync(Enabled);
        if (token is not null) service.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        (await service.Http.PutAsJsonAsync("/lab/faults", new Faults(FailShare: 1))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await service.Http.GetAsync("/hello")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_slow_service_answers_later_until_it_is_healed_and_stays_healthy()
    {
        await using var service = await StartWithLabAsync();
        await SetAsync(service, new Faults(LatencyMilliseconds: 400));

        var started = Stopwatch.GetTimestamp();
        (await service.Http.GetAsync("/hello")).StatusCode.ShouldBe(HttpStatusCode.OK);
        Stopwatch.GetElapsedTime(started).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(390));
        (await service.Http.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await service.Http.DeleteAsync("/lab/faults");
        (await service.Http.GetFromJsonAsync<Faults>("/lab/faults")).ShouldBe(Faults.None);
    }

    [Fact]
    public async Task A_hanging_service_answers_nothing_and_goes_on_where_it_was_when_it_is_healed()
    {
        await using var service = await StartWithLabAsync();
        await SetAsync(service, new Faults(Hang: true));

        var hello = service.Http.GetAsync("/hello");
        var health = service.Http.GetAsync("/health");
        (await service.Http.GetFromJsonAsync<Faults>("/lab/faults"))!.Hang.ShouldBeTrue();
        hello.IsCompleted.ShouldBeFalse();
        health.IsCompleted.ShouldBeFalse();

        await service.Http.DeleteAsync("/lab/faults");
        (await hello).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await health).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_failing_service_answers_500_to_its_share()
    {
        await using var service = await StartWithLabAsync();
        await SetAsync(service, new Faults(FailShare: 1));
        (await service.Http.GetAsync("/hello")).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        await SetAsync(service, new Faults(FailShare: 0));
        (await service.Http.GetAsync("/hello")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(60_001, 0)]
    [InlineData(0, -0.1)]
    [InlineData(0, 1.1)]
    public async Task Faults_that_make_no_sense_are_refused(int latency, double share)
    {
        await using var service = await StartWithLabAsync();
        (await service.Http.PutAsJsonAsync("/lab/faults", new Faults(latency, FailShare: share))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    static Task<PlainService> StartAsync(IEnumerable<(string, string)> settings) =>
        PlainService.StartAsync(settings, map: app => app.MapGet("/hello", () => "hello"));

    static async Task<PlainService> StartWithLabAsync()
    {
        var service = await StartAsync(Enabled);
        service.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return service;
    }

    static async Task SetAsync(PlainService service, Faults faults) =>
        (await service.Http.PutAsJsonAsync("/lab/faults", faults)).StatusCode.ShouldBe(HttpStatusCode.OK);
}
