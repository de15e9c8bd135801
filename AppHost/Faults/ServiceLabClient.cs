using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Evolution.AppHost.Faults;

/// <summary>A client of a service's <c>/lab</c> endpoints, through which commands inject faults.</summary>
sealed class ServiceLabClient(IResourceBuilder<ProjectResource> service, LabToken labToken)
{
    static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(15) };

    /// <summary>The timeout for reading the injected faults.</summary>
    static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(2);

    /// <summary>The service's name.</summary>
    public string Name => service.Resource.Name;

    /// <summary>Reads the injected faults.</summary>
    public async Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(ReadTimeout);
        using var request = CreateRequest(HttpMethod.Get, path, null);
        using var response = await Client.SendAsync(request, timeout.Token);
        return await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(timeout.Token);
    }

    /// <summary>Injects a fault.</summary>
    public Task<ExecuteCommandResult> PutAsync(string path, object body, string successMessage, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Put, path, JsonContent.Create(body), successMessage, cancellationToken);

    /// <summary>Heals a fault.</summary>
    public Task<ExecuteCommandResult> DeleteAsync(string path, string successMessage, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Delete, path, null, successMessage, cancellationToken);

    async Task<ExecuteCommandResult> SendAsync(HttpMethod method, string path, HttpContent? body, string successMessage, CancellationToken cancellationToken)
    {
        using var request = CreateRequest(method, path, body);
        try
        {
            using var response = await Client.SendAsync(request, cancellationToken);
            return response.IsSuccessStatusCode ? CommandResults.Success(successMessage) : CommandResults.Failure($"{Name} returned {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(cancellationToken)}");
        }
        catch (HttpRequestException)
        {
            return CommandResults.Failure($"{Name} cannot be reached. Start it first.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return CommandResults.Failure($"{Name} did not respond within {Client.Timeout.TotalSeconds:0} s.");
        }
    }

    HttpRequestMessage CreateRequest(HttpMethod method, string path, HttpContent? body)
    {
        var request = new HttpRequestMessage(method, $"{service.GetEndpoint("http").Url}/lab/{path}") { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", labToken.Token);
        return request;
    }
}
