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
    static readonly TimeSpan ReadLimit = TimeSpan.FromSeconds(30);
    static readonly TimeSpan CommandLimit = TimeSpan.FromSeconds(90);

    readonly HttpClient http;

    public ControlClient(ControlAccess access)
    {
        Token = access.Token;
        http = new() { BaseAddress = access.Address, Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", access.Token);
    }

    /// <summary>The address on which the control server listens.</summary>
    public Uri Address => http.BaseAddress!;

    /// <summary>The token of this run, which also grants access to the services' <c>/lab</c> endpoints.</summary>
    public string Token { get; }

    /// <summary>Returns the running topologies, in the order in which the host's arguments name them.</summary>
    public Task<IReadOnlyList<TopologyState>> TopologiesAsync(CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<TopologyState>>("topologies", cancellation);

    /// <summary>Returns the state of every service, store and broker, and of the Board.</summary>
    /// <param name="usage">Whether to include memory and processor usage, which takes longer.</param>
    /// <param name="cancellation">Ends the wait for the response.</param>
    public Task<IReadOnlyList<ResourceState>> ResourcesAsync(bool usage = false, CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<ResourceState>>($"resources?usage={(usage ? "true" : "false")}", cancellation);

    /// <summary>Returns the state of one resource.</summary>
    /// <exception cref="ControlException">404: there is no resource of that name.</exception>
    public async Task<ResourceState> ResourceAsync(string name, CancellationToken cancellation = default)
    {
        var resources = await ResourcesAsync(cancellation: cancellation);
        return resources.FirstOrDefault(resource => resource.Name == name)
            ?? throw new ControlException(System.Net.HttpStatusCode.NotFound, $"There is no resource '{name}'. There are: {string.Join(", ", resources.Select(resource => resource.Name))}.");
    }

    /// <summary>Returns the last lines of a resource's log, oldest first.</summary>
    public async Task<IReadOnlyList<string>> LogAsync(string name, int lines = 200, CancellationToken cancellation = default)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"resources/{Uri.EscapeDataString(name)}/log?tail={lines}", ReadLimit, cancellation);
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        return text is "" ? [] : text.Split('\n');
    }

    /// <summary>Ends the resource's processes abruptly, like a crash.</summary>
    public Task KillAsync(string name, CancellationToken cancellation = default) => PostAsync($"resources/{Uri.EscapeDataString(name)}/kill", cancellation);

    /// <summary>Stops the resource gracefully.</summary>
    public Task StopAsync(string name, CancellationToken cancellation = default) => CommandAsync(name, "stop", cancellation);

    /// <summary>Starts a resource that does not run. Use <see cref="ControlClientWaits"/> to wait until it is ready.</summary>
    public Task StartAsync(string name, CancellationToken cancellation = default) => CommandAsync(name, "start", cancellation);

    public Task RestartAsync(string name, CancellationToken cancellation = default) => CommandAsync(name, "restart", cancellation);

    /// <summary>Stops a service, if it runs, and starts it at another address.</summary>
    /// <exception cref="ControlException">409: the resource is a store or broker.</exception>
    public Task MoveAsync(string name, CancellationToken cancellation = default) => CommandAsync(name, "move", cancellation);

    /// <summary>Runs a command of the resource, such as <c>place-order</c> of Orders.</summary>
    public async Task<CommandAnswer> CommandAsync(string name, string command, CancellationToken cancellation = default)
    {
        using var answer = await SendAsync(HttpMethod.Post, $"resources/{Uri.EscapeDataString(name)}/{Uri.EscapeDataString(command)}", CommandLimit, cancellation);
        return await ReadAsync<CommandAnswer>(answer, cancellation);
    }

    /// <summary>Returns the deployment units, each with the services that are restarted together.</summary>
    public Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> UnitsAsync(CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyDictionary<string, IReadOnlyList<string>>>("units", cancellation);

    /// <summary>Restarts every service of a deployment unit together and waits until all are healthy again.</summary>
    public async Task<Redeployment> RedeployAsync(string unit, CancellationToken cancellation = default)
    {
        using var answer = await SendAsync(HttpMethod.Post, $"units/{Uri.EscapeDataString(unit)}/redeploy", CommandLimit, cancellation);
        return await ReadAsync<Redeployment>(answer, cancellation);
    }

    /// <summary>Returns the link to the Board, including its access token.</summary>
    /// <exception cref="ControlException">404: the host runs without a Board.</exception>
    public async Task<Uri> BoardAsync(CancellationToken cancellation = default) => (await GetAsync<BoardAddress>("board", cancellation)).Link;

    /// <summary>Returns the connection strings of stores and brokers by resource name; a value is null while it is not available yet.</summary>
    public Task<IReadOnlyDictionary<string, string?>> ConnectionStringsAsync(CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyDictionary<string, string?>>("connection-strings", cancellation);

    public void Dispose() => http.Dispose();

    async Task<T> GetAsync<T>(string path, CancellationToken cancellation)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, ReadLimit, cancellation);
        return await ReadAsync<T>(answer, cancellation);
    }

    async Task PostAsync(string path, CancellationToken cancellation)
    {
        using var answer = await SendAsync(HttpMethod.Post, path, CommandLimit, cancellation);
    }

    async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, TimeSpan limit, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, path);
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        inTime.CancelAfter(limit);
        HttpResponseMessage answer;
        try
        {
            answer = await http.SendAsync(request, inTime.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"The control server did not answer {method} /{path} within {limit.TotalSeconds:0} s.");
        }
        if (answer.IsSuccessStatusCode) return answer;
        using (answer) throw new ControlException(answer.StatusCode, await DetailAsync(answer, cancellation));
    }

    static async Task<T> ReadAsync<T>(HttpResponseMessage answer, CancellationToken cancellation) =>
        (await answer.Content.ReadFromJsonAsync<T>(JsonSerializerOptions.Web, cancellation))!;

    static async Task<string> DetailAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        try
        {
            return JsonDocument.Parse(text).RootElement.GetProperty("detail").GetString()!;
        }
        catch (Exception other) when (other is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return $"The control server answered {(int)answer.StatusCode}. {text}".Trim();
        }
    }
}
