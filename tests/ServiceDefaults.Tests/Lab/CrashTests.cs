using System.Net;
using System.Net.Http.Json;
using Evolution.ServiceDefaults.Lab.Crashing;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.ServiceDefaults.Tests.Lab;

/// <summary>Arming crash points through the lab endpoints. Orders.Tests covers the crash itself, because it runs Orders as a process.</summary>
public sealed class CrashTests
{
    static readonly CrashPoint FirstPoint = new("orders.before-commit", "before the transaction commits");
    static readonly CrashPoint SecondPoint = new("orders.after-commit", "the transaction is committed");

    [Fact]
    public async Task Crash_points_are_listed_in_order()
    {
        await using var service = await StartAsync();
        (await service.Http.GetFromJsonAsync<CrashPoint[]>("/lab/crash-points")).ShouldBe([FirstPoint, SecondPoint]);
        (await service.Http.GetStringAsync("/lab/crash-points")).ShouldStartWith("""[{"name":"orders.before-commit","step":"before the transaction commits","onRefusal":false,"storesNothing":false},""");
    }

    [Fact]
    public async Task A_disarmed_crash_point_has_no_effect()
    {
        await using var service = await StartAsync();
        var points = service.Services.GetRequiredService<CrashPoints>();
        (await service.Http.PutAsJsonAsync("/lab/crash", new CrashRequest(FirstPoint.Name))).StatusCode.ShouldBe(HttpStatusCode.OK);
        points.Pass(SecondPoint);
        (await service.Http.DeleteAsync("/lab/crash")).StatusCode.ShouldBe(HttpStatusCode.OK);
        points.Pass(FirstPoint);
    }

    [Fact]
    public async Task An_unknown_crash_point_returns_404_and_lists_the_known_ones()
    {
        await using var service = await StartAsync();
        var problem = await (await service.Http.PutAsJsonAsync("/lab/crash", new CrashRequest("orders.before-lunch"))).ShouldBeProblemAsync(HttpStatusCode.NotFound);
        problem.Detail.ShouldBe("Unknown crash point 'orders.before-lunch'. Expected one of: orders.before-commit, orders.after-commit.");
        problem.Extensions["points"].EnumerateArray().Select(point => point.GetString()).ShouldBe([FirstPoint.Name, SecondPoint.Name]);
    }

    [Fact]
    public async Task A_service_without_crash_points_lists_none()
    {
        await using var service = await LabServiceStarter.StartAsync();
        (await service.Http.GetStringAsync("/lab/crash-points")).ShouldBe("[]");
    }

    [Fact]
    public void Passing_a_crash_point_allocates_no_memory()
    {
        var points = new CrashPoints([FirstPoint]);
        points.Pass(FirstPoint);
        var allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        for (var pass = 0; pass < 1000; pass++) points.Pass(FirstPoint);
        (GC.GetAllocatedBytesForCurrentThread() - allocatedBefore).ShouldBe(0);
    }

    static Task<TestService> StartAsync() => LabServiceStarter.StartAsync(builder => builder.AddCrashPoints([FirstPoint, SecondPoint]));
}
