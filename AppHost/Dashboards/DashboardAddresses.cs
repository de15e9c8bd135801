using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;

namespace Evolution.AppHost.Dashboards;

/// <summary>The addresses on which Aspire's dashboard listens.</summary>
static class DashboardAddresses
{
    /// <summary>The address settings that Aspire requires: for browsers, for telemetry, and for the dashboard's requests to the app host.</summary>
    static readonly string[] Keys = ["ASPNETCORE_URLS", "ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"];

    /// <summary>The configuration key that disables the dashboard: <c>Dashboard:Enabled=false</c>, for measurements in which only the shop should run.</summary>
    const string EnabledKey = "Dashboard:Enabled";

    /// <summary>Whether the dashboard is enabled.</summary>
    public static bool IsDashboardEnabled(IConfiguration configuration) => configuration[EnabledKey] is not "false";

    /// <summary>Sets addresses on free ports if none are given, for example without a launch profile, or if the given ports are in use, for example by another app host.</summary>
    public static void Configure(IDistributedApplicationBuilder builder)
    {
        var usedPorts = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port).ToHashSet();
        var freePorts = new Queue<int>(FindFreePorts(Keys.Length));
        foreach (var key in Keys)
        {
            if (!Uri.TryCreate(builder.Configuration[key], UriKind.Absolute, out var address) || usedPorts.Contains(address.Port)) builder.Configuration[key] = $"http://localhost:{freePorts.Dequeue()}";
        }
    }

    /// <summary>Returns the dashboard's address, including its login token.</summary>
    /// <returns>Null if there is no dashboard.</returns>
    public static string? GetLoginLink(IDistributedApplicationBuilder builder) =>
        builder.Configuration["AppHost:BrowserToken"] is { } token ? $"{builder.Configuration[Keys[0]]?.Split(';')[0].TrimEnd('/')}/login?t={token}" : null;

    /// <summary>Returns distinct ports on which no process is listening.</summary>
    static int[] FindFreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        try
        {
            foreach (var listener in listeners) listener.Start();
            return [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            foreach (var listener in listeners) listener.Dispose();
        }
    }
}
