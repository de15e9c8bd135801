using System.Net;

namespace Evolution.ServiceDefaults;

/// <summary>Lets a service check its own health, because a container image without a shell has no other tool for this: <c>dotnet Orders.dll --health</c>.</summary>
public static class HealthProbe
{
    const string Argument = "--health";
    static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Returns whether the process was started to check health instead of to serve requests.</summary>
    public static bool IsRequested(string[] arguments) => arguments is [Argument];

    /// <summary>Queries the health of the service that listens on this machine at the address in <c>ASPNETCORE_URLS</c> or <c>HTTP_PORTS</c>.</summary>
    /// <returns>The exit code: 0 if the service is healthy, 1 if it is not healthy or does not respond within 5 s.</returns>
    public static async Task<int> CheckAsync()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = RequestTimeout };
        try
        {
            using var response = await http.GetAsync($"{ServiceAddress}/health");
            return response.StatusCode is HttpStatusCode.OK ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return 1;
        }
    }

    static string ServiceAddress =>
        GetFirstValue("ASPNETCORE_URLS") is { } url ? url.Replace("//+", "//127.0.0.1", StringComparison.Ordinal).Replace("//*", "//127.0.0.1", StringComparison.Ordinal).TrimEnd('/')
        : $"http://127.0.0.1:{GetFirstValue("HTTP_PORTS") ?? GetFirstValue("ASPNETCORE_HTTP_PORTS") ?? "8080"}";

    static string? GetFirstValue(string variable) => Environment.GetEnvironmentVariable(variable)?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();
}
