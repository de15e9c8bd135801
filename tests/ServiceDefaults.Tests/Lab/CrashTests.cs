using System.Net;
using System.Net.Http.Json;
using Evolution.ServiceDefaults.Lab.Crashing;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.ServiceDefaults.Tests.Lab;

/// <summary>Arming crash points by the lab endpoints. Orders.Tests cover the crash itself, as they run Orders as a process.</summary>
public sealed class CrashTests
{
    static readonly CrashPoint First = new("orders.before-commit", "before the transaction commits");
    static readonly CrashPoint Second = new("orders.after-commit", "the transaction is committed");

    [Fact]
    public async Task Crash_points_are_listed_in_order()
    {
        await using var service = await StartAsync();
        (await service.Http.GetFromJsonAsync<CrashPoint[]>("/lab/crash-points")).ShouldBe([First, Second]);
        (await service.Http.GetStringAsync("/lab/crash-points")).ShouldStartWith("""[{"name":"orders.before-commit","step":"before the transaction commits","onRefusal":false,"storesNothing":false},""");
    }

    [Fact]
    public async Task A_disarmed_crash_point_has_no_effect()
    {
        await using var service = await StartAsync();
        var points = service.Services.GetRequiredService<CrashPoints>();
        (await service.Http.PutAsJsonAsync("/lab/crash", new CrashRequest(First.Name))).StatusCode.ShouldBe(HttpStatusCode.OK);
        points.Pass(Second);
        (await service.Http.DeleteAsync("/lab/crash")).StatusCode.ShouldBe(HttpStatusCode.OK);
        points.Pass(First);
    }

    [Fact]
    public async Task An_unknown_crash_point_returns_404_with_the_known_ones()
    {
        await using var service = await StartAsync();
        var problem = await (await service.Http.PutAsJsonAsync("/lab/crash", new CrashRequest("orders.before-lunch"))).ShouldBeProblemAsync(HttpStatusCode.NotFound);
        problem.Detail.ShouldBe("There is no crash point orders.before-lunch in this service. Available: orders.before-commit, orders.after-commit.");
        problem.Extensions["points"].EnumerateArray().Select(point => point.GetString()).ShouldBe([First.Name, Second.Name]);
    }

    [Fact]
    public async Task A_service_without_crash_points_lists_none()
    {
        await using var service = await LabService.StartAsync();
        (await service.Http.GetStringAsync("/lab/crash-points")).ShouldBe("[]");
    }

    [Fact]
    public void Passing_a_crash_point_allocates_nothing()
    {
        var points = new CrashPoints([First]);
        points.Pass(First);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var pass = 0; pass < 1000; pass++) points.Pass(First);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    static Task<TestService> StartAsync() => LabService.StartAsync(builder => builder.AddCrashPoints([First, Second]));
}
