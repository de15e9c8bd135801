using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Evolution.AppHost.Faults;

/// <summary>A client of a service's <c>/lab</c> endpoints, through which commands inject faults.</summary>
sealed class ServiceLab(IResourceBuilder<ProjectResource> service, LabAccess lab)
{
    static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(15) };

    /// <summary>The timeout for reading the injected faults.</summary>
    static readonly TimeSpan LookLimit = TimeSpan.FromSeconds(2);

    /// <summary>The service's name.</summary>
    public string Name => service.Resource.Name;

    /// <summary>Reads the faults that are switched on.</summary>
    public async Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LookLimit);
        using var request = Request(HttpMethod.Get, path, null);
        using var answer = await Client.SendAsync(request, limit.Token);
        return await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(limit.Token);
    }

    /// <summary>Switches a fault on.</summary>
    public Task<ExecuteCommandResult> PutAsync(string path, object body, string done, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Put, path, JsonContent.Create(body), done, cancellationToken);

    /// <summary>Switches a fault off.</summary>
    public Task<ExecuteCommandResult> DeleteAsync(string path, string done, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Delete, path, null, done, cancellationToken);

    async Task<ExecuteCommandResult> SendAsync(HttpMethod method, string path, HttpContent? body, string done, CancellationToken cancellationToken)
    {
        using var request = Request(method, path, body);
        try
        {
            using var answer = await Client.SendAsync(request, cancellationToken);
            return answer.IsSuccessStatusCode ? CommandResults.Success(done) : CommandResults.Failure($"{Name} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
        }
        catch (HttpRequestException)
        {
            return CommandResults.Failure($"{Name} cannot be reached. Start it first.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return CommandResults.Failure($"{Name} did not answer within {Client.Timeout.TotalSeconds:0} s.");
        }
    }

    HttpRequestMessage Request(HttpMethod method, string path, HttpContent? body)
    {
        var request = new HttpRequestMessage(method, $"{service.GetEndpoint("http").Url}/lab/{path}") { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", lab.Token);
        return request;
    }
}
