using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Evolution.Control;

/// <summary>
/// Inspects and controls a running topology through its host's control server.
/// Every call completes within a timeout: with a response, a <see cref="ControlException"/> if the server rejects the request,
/// an <see cref="HttpRequestException"/> if the server cannot be reached, or a <see cref="TimeoutException"/>.
/// </summary>
public sealed class ControlClient : IDisposable
{
    static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(30);
    static readonly TimeSpan CommandTimeout = TimeSpan.FromSeconds(90);

    readonly HttpClient http;

    public ControlClient(ControlConnectionInfo connection)
    {
        Token = connection.Token;
        http = new() { BaseAddress = connection.Address, Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", connection.Token);
    }

    /// <summary>The address on which the control server listens.</summary>
    public Uri Address => http.BaseAddress!;

    /// <summary>The token of this run, which also grants access to the services' <c>/lab</c> endpoints.</summary>
    public string Token { get; }

    /// <summary>Returns the running topologies, in the order in which the host's arguments name them.</summary>
    public Task<IReadOnlyList<TopologyState>> GetTopologiesAsync(CancellationToken cancellationToken = default) =>
        GetAsync<IReadOnlyList<TopologyState>>("topologies", cancellationToken);

    /// <summary>Returns the state of every service, store and broker, and of the Board.</summary>
    /// <param name="includeUsage">Whether to include memory and CPU usage, which takes longer.</param>
    /// <param name="cancellationToken">Cancels the wait for the response.</param>
    public Task<IReadOnlyList<ResourceState>> GetResourcesAsync(bool includeUsage = false, CancellationToken cancellationToken = default) =>
        GetAsync<IReadOnlyList<ResourceState>>($"resources?usage={(includeUsage ? "true" : "false")}", cancellationToken);

    /// <summary>Returns the state of one resource.</summary>
    /// <exception cref="ControlException">404: there is no resource with the given name.</exception>
    public async Task<ResourceState> GetResourceAsync(string name, CancellationToken cancellationToken = default)
    {
        var resources = await GetResourcesAsync(cancellationToken: cancellationToken);
        return resources.FirstOrDefault(resource => resource.Name == name)
            ?? throw new ControlException(System.Net.HttpStatusCode.NotFound, $"Unknown resource '{name}'. Expected one of: {string.Join(", ", resources.Select(resource => resource.Name))}.");
    }

    /// <summary>Returns the last lines of a resource's log, oldest first.</summary>
    public async Task<IReadOnlyList<string>> GetLogAsync(string name, int lines = 200, CancellationToken cancellationToken = default)
    {
        using var response = await SendAsync(HttpMethod.Get, $"resources/{Uri.EscapeDataString(name)}/log?tail={lines}", ReadTimeout, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        return text is "" ? [] : text.Split('\n');
    }

    /// <summary>Ends the resource's processes abruptly, like a crash.</summary>
    public Task KillAsync(string name, CancellationToken cancellationToken = default) => SendAsync(HttpMethod.Post, $"resources/{Uri.EscapeDataString(name)}/kill", cancellationToken);

    /// <summary>Freezes all processes of the resource's container.</summary>
    /// <exception cref="ControlException">409: the resource has no container.</exception>
    public Task PauseContainerAsync(string name, CancellationToken cancellationToken = default) => SetPausedAsync(name, true, cancellationToken);

    /// <summary>Lets a paused container continue.</summary>
    /// <exception cref="ControlException">409: the resource has no container.</exception>
    public Task UnpauseContainerAsync(string name, CancellationToken cancellationToken = default) => SetPausedAsync(name, false, cancellationToken);

    /// <summary>Stops the resource gracefully.</summary>
    public Task StopAsync(string name, CancellationToken cancellationToken = default) => RunCommandAsync(name, "stop", cancellationToken);

    /// <summary>Starts a resource that is not running. Use <see cref="ControlClientWaitExtensions"/> to wait until it is ready.</summary>
    public Task StartAsync(string name, CancellationToken cancellationToken = default) => RunCommandAsync(name, "start", cancellationToken);

    /// <summary>Restarts a resource.</summary>
    public Task RestartAsync(string name, CancellationToken cancellationToken = default) => RunCommandAsync(name, "restart", cancellationToken);

    /// <summary>Stops a service, if it is running, and starts it at another address.</summary>
    /// <exception cref="ControlException">409: the resource is a store or broker.</exception>
    public Task MoveAsync(string name, CancellationToken cancellationToken = default) => RunCommandAsync(name, "move", cancellationToken);

    /// <summary>Runs a resource command, such as Orders' <c>place-order</c>.</summary>
    public async Task<CommandResponse> RunCommandAsync(string name, string command, CancellationToken cancellationToken = default)
    {
        using var response = await SendAsync(HttpMethod.Post, $"resources/{Uri.EscapeDataString(name)}/{Uri.EscapeDataString(command)}", CommandTimeout, cancellationToken);
        return await ReadJsonAsync<CommandResponse>(response, cancellationToken);
    }

    /// <summary>Returns the deployment units, each with the services that are restarted together.</summary>
    public Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> GetUnitsAsync(CancellationToken cancellationToken = default) =>
        GetAsync<IReadOnlyDictionary<string, IReadOnlyList<string>>>("units", cancellationToken);

    /// <summary>Restarts every service of a deployment unit together and waits until all are healthy again.</summary>
    public async Task<Redeployment> RedeployAsync(string unit, CancellationToken cancellationToken = default)
    {
        using var response = await SendAsync(HttpMethod.Post, $"units/{Uri.EscapeDataString(unit)}/redeploy", CommandTimeout, cancellationToken);
        return await ReadJsonAsync<Redeployment>(response, cancellationToken);
    }

    /// <summary>Returns the link to the Board, including its access token.</summary>
    /// <exception cref="ControlException">404: the host runs without a Board.</exception>
    public async Task<Uri> GetBoardLinkAsync(CancellationToken cancellationToken = default) => (await GetAsync<BoardAddress>("board", cancellationToken)).Link;

    /// <summary>Returns the connection strings of stores and brokers by resource name; a value is null while it is not available yet.</summary>
    public Task<IReadOnlyDictionary<string, string?>> GetConnectionStringsAsync(CancellationToken cancellationToken = default) =>
        GetAsync<IReadOnlyDictionary<string, string?>>("connection-strings", cancellationToken);

    public void Dispose() => http.Dispose();

    async Task<T> GetAsync<T>(string path, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Get, path, ReadTimeout, cancellationToken);
        return await ReadJsonAsync<T>(response, cancellationToken);
    }

    Task SetPausedAsync(string name, bool value, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Put, $"resources/{Uri.EscapeDataString(name)}/paused?value={(value ? "true" : "false")}", cancellationToken);

    async Task SendAsync(HttpMethod method, string path, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(method, path, CommandTimeout, cancellationToken);
    }

    async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        using var timeoutSource = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeoutSource.CancelAfter(timeout);
        HttpResponseMessage response;
        try
        {
            response = await http.SendAsync(request, timeoutSource.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The control server did not respond to {method} /{path} within {timeout.TotalSeconds:0} s.");
        }
        if (response.IsSuccessStatusCode) return response;
        using (response) throw new ControlException(response.StatusCode, await ReadDetailAsync(response, cancellationToken));
    }

    static async Task<T> ReadJsonAsync<T>(HttpResponseMessage response, CancellationToken cancellationToken) =>
        (await response.Content.ReadFromJsonAsync<T>(JsonSerializerOptions.Web, cancellationToken))!;

    static async Task<string> ReadDetailAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        try
        {
            return JsonDocument.Parse(text).RootElement.GetProperty("detail").GetString()!;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return $"The control server returned status {(int)response.StatusCode}. {text}".Trim();
        }
    }
}
