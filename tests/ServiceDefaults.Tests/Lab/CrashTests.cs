using System.Net;
using System.Net.Http.Json;
using Evolution.ServiceDefaults.Lab.Crashing;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.ServiceDefaults.Tests.Lab;

/// <summary>How the lab arms crash points. That a process dies at one is for the tests of Orders, which run it as a process.</summary>
public sealed class CrashTests
{
    static readonly CrashPoint First = new("orders.before-commit", "before the transaction commits");
    static readonly CrashPoint Second = new("orders.after-commit", "the transaction is committed");

    [Fact]
    public async Task The_points_are_listed_in_their_order()
    {
        await using var service = await StartAsync();
        (await service.Http.GetFromJsonAsync<CrashPoint[]>("/lab/crash-points")).ShouldBe([First, Second]);
        (await service.Http.GetStringAsync("/lab/crash-points")).ShouldStartWith("""[{"name":"orders.before-commit","step":"before the transaction commits","onRefusal":false,"storesNothing":false},""");
    }

    [Fact]
    public async Task A_point_that_is_disarmed_is_passed_as_before()
    {
        await using var service = await StartAsync();
        var points = service.Services.GetRequiredService<CrashPoints>();
        (await service.Http.PutAsJsonAsync("/lab/crash", new CrashWish(First.Name))).StatusCode.ShouldBe(HttpStatusCode.OK);
        points.Pass(Second);
        (await service.Http.DeleteAsync("/lab/crash")).StatusCode.ShouldBe(HttpStatusCode.OK);
        points.Pass(First);
    }

    [Fact]
    public async Task An_unknown_point_is_answered_with_those_that_there_are()
    {
        await using var service = await StartAsync();
        var problem = await (await service.Http.PutAsJsonAsync("/lab/crash", new CrashWish("orders.before-lunch"))).ShouldBeProblemAsync(HttpStatusCode.NotFound);
        problem.Detail.ShouldBe("An order passes no point orders.before-lunch here. There are orders.before-commit, orders.after-commit.");
        problem.More["points"].EnumerateArray().Select(point => point.GetString()).ShouldBe([First.Name, Second.Name]);
    }

    [Fact]
    public async Task A_service_that_no_order_passes_lists_none()
    {
        await using var service = await LabProbe.StartAsync();
        (await service.Http.GetStringAsync("/lab/crash-points")).ShouldBe("[]");
    }

    [Fact]
    public void Passing_a_point_allocates_nothing()
    {
        var points = new CrashPoints([First]);
        points.Pass(First);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var pass = 0; pass < 1000; pass++) points.Pass(First);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    static Task<PlainService> StartAsync() => LabProbe.StartAsync(builder => builder.AddCrashPoints([First, Second]));
}
