using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Evolution.Control;

/// <summary>
/// Reaches into a running topology through its host's control server.
/// Every call ends in time: with an answer, a <see cref="ControlException"/> where the server refused,
/// an <see cref="HttpRequestException"/> where it is gone, or a <see cref="TimeoutException"/>.
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

    /// <summary>Where the control server listens.</summary>
    public Uri Address => http.BaseAddress!;

    /// <summary>The token of this run, which opens the services' <c>/lab</c> endpoints too.</summary>
    public string Token { get; }

    /// <summary>The topologies that run, in the order in which they were named.</summary>
    public Task<IReadOnlyList<TopologyState>> TopologiesAsync(CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<TopologyState>>("topologies", cancellation);

    /// <summary>Every service, store and broker.</summary>
    /// <param name="usage">Whether to say what each uses, which takes longer.</param>
    /// <param name="cancellation">Ends the wait for the answer.</param>
    public Task<IReadOnlyList<ResourceState>> ResourcesAsync(bool usage = false, CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<ResourceState>>($"resources?usage={(usage ? "true" : "false")}", cancellation);

    /// <summary>One resource.</summary>
    /// <exception cref="ControlException">404: there is none of that name.</exception>
    public async Task<ResourceState> ResourceAsync(string name, CancellationToken cancellation = default)
    {
        var resources = await ResourcesAsync(cancellation: cancellation);
        return resources.FirstOrDefault(resource => resource.Name == name)
            ?? throw new ControlException(System.Net.HttpStatusCode.NotFound, $"There is no resource '{name}'. There are: {string.Join(", ", resources.Select(resource => resource.Name))}.");
    }

    /// <summary>The last lines of a resource's log, oldest first.</summary>
    public async Task<IReadOnlyList<string>> LogAsync(string name, int lines = 200, CancellationToken cancellation = default)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"resources/{Uri.EscapeDataString(name)}/log?tail={lines}", ReadLimit, cancellation);
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        return text is "" ? [] : text.Split('\n');
    }

    /// <summary>Ends the resource's processes as a crash would.</summary>
    public Task KillAsync(string name, CancellationToken cancellation = default) => PostAsync($"resources/{Uri.EscapeDataString(name)}/kill", cancellation);

    /// <summary>Lets the resource stop as it wants to.</summary>
    public Task StopAsync(string name, CancellationToken cancellation = default) => CommandAsync(name, "stop", cancellation);

    /// <summary>Starts a resource that does not run; <see cref="ControlClientWaits"/> has the wait until it is ready.</summary>
    public Task StartAsync(string name, CancellationToken cancellation = default) => CommandAsync(name, "start", cancellation);

    public Task RestartAsync(string name, CancellationToken cancellation = default) => CommandAsync(name, "restart", cancellation);

    /// <summary>Stops a service, if it runs, and starts it at another address.</summary>
    /// <exception cref="ControlException">409: it is a store or broker.</exception>
    public Task MoveAsync(string name, CancellationToken cancellation = default) => CommandAsync(name, "move", cancellation);

    /// <summary>Runs a command of the resource, such as <c>place-order</c> of Orders.</summary>
    public async Task<CommandAnswer> CommandAsync(string name, string command, CancellationToken cancellation = default)
    {
        using var answer = await SendAsync(HttpMethod.Post, $"resources/{Uri.EscapeDataString(name)}/{Uri.EscapeDataString(command)}", CommandLimit, cancellation);
        return await ReadAsync<CommandAnswer>(answer, cancellation);
    }

    /// <summary>The deployment units, with the services that are restarted together.</summary>
    public Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> UnitsAsync(CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyDictionary<string, IReadOnlyList<string>>>("units", cancellation);

    /// <summary>Restarts every service of a deployment unit together and waits until all are healthy again.</summary>
    public async Task<Redeployment> RedeployAsync(string unit, CancellationToken cancellation = default)
    {
        using var answer = await SendAsync(HttpMethod.Post, $"units/{Uri.EscapeDataString(unit)}/redeploy", CommandLimit, cancellation);
        return await ReadAsync<Redeployment>(answer, cancellation);
    }

    /// <summary>The link to the Board, with the token that opens it.</summary>
    /// <exception cref="ControlException">404: no Board runs.</exception>
    public async Task<Uri> BoardAsync(CancellationToken cancellation = default) => (await GetAsync<BoardAddress>("board", cancellation)).Link;

    /// <summary>The connection strings of stores and brokers by resource name; null where one has none yet.</summary>
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
