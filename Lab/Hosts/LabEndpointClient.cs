using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Evolution.Lab.Hosts;

/// <summary>Calls the <c>/lab</c> endpoints of services, which inject faults. Requests go directly to the services, not through the Gateway.</summary>
public sealed class LabEndpointClient(RunningTopology topology) : IDisposable
{
    readonly HttpClient http = new()
    {
        Timeout = TimeSpan.FromSeconds(15),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", topology.Control.Token) },
    };

    /// <summary>Reads a resource of the service's <c>/lab</c> API, such as <c>cache</c>.</summary>
    public async Task<T> GetAsync<T>(string service, string path, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Get, service, path, null, cancellationToken);
        return (await response.Content.ReadFromJsonAsync<T>(JsonSerializerOptions.Web, cancellationToken))!;
    }

    /// <summary>Returns the states of a service's circuit breakers, keyed by the service that each protects: <c>closed</c>, <c>open</c>, <c>half-open</c> or <c>isolated</c>.</summary>
    public Task<IReadOnlyDictionary<string, string>> GetBreakersAsync(string service, CancellationToken cancellationToken = default) =>
        GetAsync<IReadOnlyDictionary<string, string>>(service, "breakers", cancellationToken);

    /// <summary>Enables a feature of the service's <c>/lab</c> API, such as <c>faults</c>.</summary>
    public async Task PutAsync(string service, string path, object body, CancellationToken cancellationToken) =>
        (await SendAsync(HttpMethod.Put, service, path, JsonContent.Create(body), cancellationToken)).Dispose();

    /// <summary>Disables a feature of the service's <c>/lab</c> API.</summary>
    public async Task DeleteAsync(string service, string path, CancellationToken cancellationToken) =>
        (await SendAsync(HttpMethod.Delete, service, path, null, cancellationToken)).Dispose();

    public void Dispose() => http.Dispose();

    async Task<HttpResponseMessage> SendAsync(HttpMethod method, string service, string path, HttpContent? body, CancellationToken cancellationToken)
    {
        var address = new Uri(await topology.GetAddressAsync(service, cancellationToken), $"lab/{path}");
        using var request = new HttpRequestMessage(method, address) { Content = body };
        HttpResponseMessage response;
        try
        {
            response = await http.SendAsync(request, cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{service} did not respond to {method} /lab/{path} within {http.Timeout.TotalSeconds:0} s.");
        }
        if (response.IsSuccessStatusCode) return response;
        using (response) throw new LabException($"{service} returned {(int)response.StatusCode} for {method} /lab/{path}: {await response.Content.ReadAsStringAsync(cancellationToken)}");
    }
}
