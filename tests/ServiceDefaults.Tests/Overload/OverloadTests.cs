using System.Net;
using System.Net.Http.Json;
using Evolution.ServiceDefaults.Lab;

namespace Evolution.ServiceDefaults.Tests.Overload;

/// <summary>A service that is asked for more than it can do at once says so, and nothing else suffers from it.</summary>
public sealed class OverloadTests
{
    [Fact]
    public async Task Who_finds_no_room_is_refused_at_once_with_503_and_a_time_to_come_back_and_all_others_are_answered()
    {
        await using var service = await CrowdedService.StartAsync(atWork: 2, waiting: 3);
        var taken = Enumerable.Range(0, 2).Select(_ => service.AskAsync()).ToArray();
        await Eventually.HoldsAsync("two are at work", () => service.AtWork is 2);
        var waiting = Enumerable.Range(0, 3).Select(_ => service.AskAsync()).ToArray();
        await Eventually.HoldsAsync("three wait", () => service.Waiting is 3);

        var refused = await service.AskAsync();
        var problem = await refused.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable);
        problem.Detail.ShouldBe("The service has as much to do as it can take. Try again later.");
        problem.Dependency.ShouldBeNull();
        refused.Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldBe(TimeSpan.FromSeconds(1));
        service.AtWork.ShouldBe(2, "never more at once");

        service.Release();
        foreach (var answer in await Task.WhenAll([.. taken, .. waiting]).LimitAsync("all that were taken on are answered")) answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await service.AskAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        service.MaxAtOnce.ShouldBe(2);
    }

    [Fact]
    public async Task Health_is_red_before_anybody_is_refused_and_green_again_when_there_is_room()
    {
        await using var service = await CrowdedService.StartAsync(atWork: 1, waiting: 4);
        List<Task<HttpResponseMessage>> asked = [service.AskAsync()];
        await Eventually.HoldsAsync("one is at work", () => service.AtWork is 1);
        (await service.HealthAsync()).ShouldBe(HttpStatusCode.OK, "busy is not crowded");

        asked.AddRange([service.AskAsync(), service.AskAsync()]);
        await Eventually.HoldsAsync("health is red", async () => await service.HealthAsync() is HttpStatusCode.ServiceUnavailable);
        asked.AddRange([service.AskAsync(), service.AskAsync()]);

        service.Release();
        foreach (var answer in await Task.WhenAll(asked).LimitAsync("all are answered")) answer.StatusCode.ShouldBe(HttpStatusCode.OK, "none was refused yet");
        (await service.HealthAsync()).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Health_checks_and_the_lab_are_answered_however_crowded_it_is()
    {
        await using var service = await CrowdedService.StartAsync(atWork: 1, waiting: 0);
        var asked = service.AskAsync();
        await Eventually.HoldsAsync("there is no room", () => service.AtWork is 1);

        (await service.AskAsync()).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await service.Http.GetAsync("/alive")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await service.Http.GetAsync("/health")).Content.ReadAsStringAsync()).ShouldBe("Unhealthy", "it says so itself, and is not refused");
        (await service.Http.GetAsync("/lab/faults")).StatusCode.ShouldBe(HttpStatusCode.OK);

        service.Release();
        await asked;
    }

    [Fact]
    public async Task Who_goes_away_while_waiting_makes_room()
    {
        await using var service = await CrowdedService.StartAsync(atWork: 1, waiting: 1);
        var taken = service.AskAsync();
        await Eventually.HoldsAsync("one is at work", () => service.AtWork is 1);
        using var patience = new CancellationTokenSource();
        var gone = service.AskAsync(patience.Token);
        await Eventually.HoldsAsync("the other waits", () => service.Waiting is 1);

        await patience.CancelAsync();
        await Should.ThrowAsync<TaskCanceledException>(gone);
        await Eventually.HoldsAsync("there is room for another", () => service.Waiting is 0);
        var next = service.AskAsync();

        service.Release();
        (await next.LimitAsync("it is answered")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await taken).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_service_that_hangs_by_the_lab_piles_up_no_more_than_it_has_room_for()
    {
        await using var service = await CrowdedService.StartAsync(atWork: 2, waiting: 1);
        service.Release();
        (await service.Http.PutAsJsonAsync("/lab/faults", new Faults(Hang: true))).EnsureSuccessStatusCode();
        var hanging = Enumerable.Range(0, 3).Select(_ => service.AskAsync()).ToArray();
        await Eventually.HoldsAsync("there is no room any more", () => service.Waiting is 1);
        (await service.AskAsync()).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);

        (await service.Http.DeleteAsync("/lab/faults")).EnsureSuccessStatusCode();
        foreach (var answer in await Task.WhenAll(hanging).LimitAsync("those that hung are answered")) answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
