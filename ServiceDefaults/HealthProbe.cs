using System.Net;

namespace Evolution.ServiceDefaults;

/// <summary>Lets a service ask itself how it is, since an image without a shell has nothing else that could: <c>dotnet Orders.dll --health</c>.</summary>
public static class HealthProbe
{
    const string Argument = "--health";
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>Whether the process was started to ask, and not to serve.</summary>
    public static bool IsAsked(string[] arguments) => arguments is [Argument];

    /// <summary>Asks the service that listens on this machine where <c>ASPNETCORE_URLS</c> or <c>HTTP_PORTS</c> says.</summary>
    /// <returns>The exit code: 0 where it can do its work, 1 where it cannot or does not answer within 5 s.</returns>
    public static async Task<int> AskAsync()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Limit };
        try
        {
            using var answer = await http.GetAsync($"{Address}/health");
            return answer.StatusCode is HttpStatusCode.OK ? 0 : 1;
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or TaskCanceledException)
        {
            return 1;
        }
    }

    static string Address =>
        First("ASPNETCORE_URLS") is { } url ? url.Replace("//+", "//127.0.0.1", StringComparison.Ordinal).Replace("//*", "//127.0.0.1", StringComparison.Ordinal).TrimEnd('/')
        : $"http://127.0.0.1:{First("HTTP_PORTS") ?? First("ASPNETCORE_HTTP_PORTS") ?? "8080"}";

    static string? First(string variable) => Environment.GetEnvironmentVariable(variable)?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();
}
