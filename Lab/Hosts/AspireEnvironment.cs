using System.Net;
using System.Net.Sockets;

namespace Evolution.Lab.Hosts;

/// <summary>What <c>launchSettings.json</c> would tell Aspire, with free ports, so that several hosts can run at once.</summary>
static class AspireEnvironment
{
    public static IEnumerable<KeyValuePair<string, string>> Of(string? engine)
    {
        yield return new("DOTNET_ENVIRONMENT", "Development");
        yield return new("ASPIRE_ALLOW_UNSECURED_TRANSPORT", "true");
        foreach (var (name, port) in new[] { "ASPNETCORE_URLS", "ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL" }.Zip(FreePorts(3)))
        {
            yield return new(name, $"http://localhost:{port}");
        }
        if (engine is not null) yield return new("ASPIRE_CONTAINER_RUNTIME", engine);
    }

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
