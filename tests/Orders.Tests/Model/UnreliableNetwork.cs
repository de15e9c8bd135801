using System.Net;

namespace Evolution.Orders.Tests.Model;

/// <summary>
/// Sends requests to the services, or loses, duplicates and delays them and their responses as the test specifies. A delayed request is sent when
/// the test calls <see cref="DeliverDelayedAsync"/>, long after the caller has given up.
/// </summary>
sealed class UnreliableNetwork(Func<string, Uri> getAddress) : IHttpClientFactory, IDisposable
{
    readonly HttpClient client = new();
    readonly List<Func<HttpRequestMessage>> delayedRequests = [];

    /// <summary>The faults of the next requests, in order. Later requests have no fault.</summary>
    public Queue<NetworkFault> Faults { get; } = [];

    /// <summary>The number of requests that had a fault.</summary>
    public int FaultCount { get; private set; }

    public HttpClient CreateClient(string name) => new(new FaultyHandler(this), disposeHandler: false) { BaseAddress = getAddress(name) };

    /// <summary>Sends the delayed requests in reverse order.</summary>
    public async Task DeliverDelayedAsync()
    {
        foreach (var request in Enumerable.Reverse(delayedRequests)) (await client.SendAsync(request())).Dispose();
        delayedRequests.Clear();
    }

    public void Dispose() => client.Dispose();

    async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        var copy = await CreateCopierAsync(request);
        var fault = Faults.TryDequeue(out var next) ? next : NetworkFault.None;
        if (fault is not NetworkFault.None) FaultCount++;
        switch (fault)
        {
            case NetworkFault.RequestLost:
                throw new HttpRequestException("The request was lost.");
            case NetworkFault.RequestDelayed:
                delayedRequests.Add(copy);
                throw new HttpRequestException("The request is delayed.");
            case NetworkFault.ResponseLost:
                (await client.SendAsync(copy())).Dispose();
                throw new HttpRequestException("The response was lost.");
            case NetworkFault.RequestDuplicated:
                (await client.SendAsync(copy())).Dispose();
                return await client.SendAsync(copy());
            case NetworkFault.RequestRejected:
                return new(HttpStatusCode.ServiceUnavailable);
            default:
                return await client.SendAsync(copy());
        }
    }

    /// <summary>Creates a function that copies a request, because an <see cref="HttpRequestMessage"/> can be sent only once.</summary>
    static async Task<Func<HttpRequestMessage>> CreateCopierAsync(HttpRequestMessage request)
    {
        var (method, address, type) = (request.Method, request.RequestUri, request.Content?.Headers.ContentType);
        var body = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync();
        return () => new(method, address) { Content = body is null ? null : new ByteArrayContent(body) { Headers = { ContentType = type } } };
    }

    sealed class FaultyHandler(UnreliableNetwork network) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => network.SendAsync(request);
    }
}

/// <summary>A fault of the network for one request.</summary>
enum NetworkFault { None, RequestLost, RequestDelayed, ResponseLost, RequestDuplicated, RequestRejected }
