using System.Diagnostics;
using Evolution.Payments.Charges;

namespace Evolution.Payments.Tests;

/// <summary>How a container knows whether the service in it is healthy.</summary>
public sealed class HealthProbeTests(StoreServers servers)
{
    static readonly string Service = typeof(ChargeBook).Assembly.Location;

    [Fact]
    public async Task The_service_says_that_it_is_well_and_that_it_is_not_there_by_its_exit_code()
    {
        await using var payments = await ServiceProcess.StartAsync(Service, [("ConnectionStrings:database", await servers.CreateDatabaseAsync()), ("ConnectionStrings:cache", servers.CreateCache())]);
        var address = payments.Http.BaseAddress!;

        (await AskAsync(("ASPNETCORE_URLS", address.ToString()))).ShouldBe(0);
        (await AskAsync(("HTTP_PORTS", $"{address.Port}"))).ShouldBe(0);
        (await AskAsync(("HTTP_PORTS", "1"))).ShouldBe(1);
    }

    static async Task<int> AskAsync((string Name, string Value) variable)
    {
        var start = new ProcessStartInfo("dotnet", [Service, "--health"]);
        start.Environment.Remove("ASPNETCORE_URLS");
        start.Environment[variable.Name] = variable.Value;
        using var probe = Process.Start(start)!;
        await probe.WaitForExitAsync().LimitAsync("the probe ends");
        return probe.ExitCode;
    }
}
