using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;

namespace Evolution.AppHost.Dashboards;

/// <summary>Where Aspire's dashboard listens.</summary>
static class DashboardAddresses
{
    /// <summary>The settings that Aspire requires: for people, for telemetry, and for what the dashboard asks the app host.</summary>
    static readonly string[] Keys = ["ASPNETCORE_URLS", "ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"];

    /// <summary>The configuration key that does without it: <c>Dashboard:Enabled=false</c>, where measurements want nothing beside the shop.</summary>
    const string EnabledKey = "Dashboard:Enabled";

    /// <summary>Whether there is a dashboard.</summary>
    public static bool Runs(IConfiguration configuration) => configuration[EnabledKey] is not "false";

    /// <summary>Sets addresses on free ports where none are given, as without a launch profile, and where another app host has taken those that are.</summary>
    public static void Set(IDistributedApplicationBuilder builder)
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port).ToHashSet();
        var free = new Queue<int>(FreePorts(Keys.Length));
        foreach (var key in Keys)
        {
            if (!Uri.TryCreate(builder.Configuration[key], UriKind.Absolute, out var given) || taken.Contains(given.Port)) builder.Configuration[key] = $"http://localhost:{free.Dequeue()}";
        }
    }

    /// <summary>The dashboard's address with the token that lets its reader in.</summary>
    /// <returns>Null where there is no dashboard.</returns>
    public static string? LoginLink(IDistributedApplicationBuilder builder) =>
        builder.Configuration["AppHost:BrowserToken"] is { } token ? $"{builder.Configuration[Keys[0]]?.Split(';')[0].TrimEnd('/')}/login?t={token}" : null;

    /// <summary>Ports that nobody listens on at this moment, all different.</summary>
    static int[] FreePorts(int count)
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
