using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Evolution.ServiceDefaults.Lab;
using Microsoft.AspNetCore.Builder;

namespace Evolution.ServiceDefaults.Tests.Lab;

/// <summary>The effects of the <c>/lab</c> endpoints on a service.</summary>
public sealed class FaultTests
{
    const string Token = "token-of-this-run";
    static readonly (string, string)[] LabSettings = [("Lab:Enabled", "true"), ("Lab:Token", Token)];

    [Fact]
    public async Task The_lab_is_disabled_by_default()
    {
        await using var service = await StartAsync([]);
        service.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        (await service.Http.GetAsync("/lab/faults")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public void A_lab_without_a_token_does_not_start() =>
        Should.Throw<InvalidOperationException>(() => TestService.Build([("Lab:Enabled", "true")])).Message.ShouldContain("Lab:Token");

    [Theory]
    [InlineData(null)]
    [InlineData("token-of-another-run")]
    public async Task Requests_without_the_token_are_rejected(string? token)
    {
        await using var service = await StartAsync(LabSettings);
        if (token is not null) service.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        (await service.Http.PutAsJsonAsync("/lab/faults", new Faults(FailShare: 1))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await service.Http.GetAsync("/hello")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_latency_fault_delays_responses_and_keeps_the_service_healthy()
    {
        await using var service = await StartWithLabAsync();
        await SetFaultsAsync(service, new Faults(LatencyMilliseconds: 400));

        var startedAt = Stopwatch.GetTimestamp();
        (await service.Http.GetAsync("/hello")).StatusCode.ShouldBe(HttpStatusCode.OK);
        Stopwatch.GetElapsedTime(startedAt).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(390));
        (await service.Http.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await service.Http.DeleteAsync("/lab/faults");
        (await service.Http.GetFromJsonAsync<Faults>("/lab/faults")).ShouldBe(Faults.None);
    }

    [Fact]
    public async Task A_hanging_service_completes_its_requests_when_healed()
    {
        await using var service = await StartWithLabAsync();
        await SetFaultsAsync(service, new Faults(Hang: true));

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
    public async Task A_failing_service_returns_500_for_the_configured_share()
    {
        await using var service = await StartWithLabAsync();
        await SetFaultsAsync(service, new Faults(FailShare: 1));
        (await service.Http.GetAsync("/hello")).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        await SetFaultsAsync(service, new Faults(FailShare: 0));
        (await service.Http.GetAsync("/hello")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(60_001, 0)]
    [InlineData(0, -0.1)]
    [InlineData(0, 1.1)]
    public async Task Invalid_faults_are_rejected(int latency, double share)
    {
        await using var service = await StartWithLabAsync();
        (await service.Http.PutAsJsonAsync("/lab/faults", new Faults(latency, FailShare: share))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    static Task<TestService> StartAsync(IEnumerable<(string, string)> settings) =>
        TestService.StartAsync(settings, map: app => app.MapGet("/hello", () => "hello"));

    static async Task<TestService> StartWithLabAsync()
    {
        var service = await StartAsync(LabSettings);
        service.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return service;
    }

    static async Task SetFaultsAsync(TestService service, Faults faults) =>
        (await service.Http.PutAsJsonAsync("/lab/faults", faults)).StatusCode.ShouldBe(HttpStatusCode.OK);
}
