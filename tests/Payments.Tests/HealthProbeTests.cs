using System.Diagnostics;
using Evolution.Payments.Charges;

namespace Evolution.Payments.Tests;

/// <summary>The health probe that a container runs.</summary>
public sealed class HealthProbeTests(StoreServers servers)
{
    static readonly string ServicePath = typeof(ChargeLedger).Assembly.Location;

    [Fact]
    public async Task The_exit_code_of_the_health_probe_reports_whether_the_service_is_healthy()
    {
        await using var payments = await ServiceProcess.StartAsync(ServicePath, [("ConnectionStrings:database", await servers.CreateDatabaseAsync()), ("ConnectionStrings:cache", servers.CreateCache())]);
        var address = payments.Http.BaseAddress!;

        (await RunProbeAsync(("ASPNETCORE_URLS", address.ToString()))).ShouldBe(0);
        (await RunProbeAsync(("HTTP_PORTS", $"{address.Port}"))).ShouldBe(0);
        (await RunProbeAsync(("HTTP_PORTS", "1"))).ShouldBe(1);
    }

    static async Task<int> RunProbeAsync((string Name, string Value) variable)
    {
        var start = new ProcessStartInfo("dotnet", [ServicePath, "--health"]);
        start.Environment.Remove("ASPNETCORE_URLS");
        start.Environment[variable.Name] = variable.Value;
        using var probe = Process.Start(start)!;
        await probe.WaitForExitAsync().WithTimeoutAsync("the probe exits");
        return probe.ExitCode;
    }
}
