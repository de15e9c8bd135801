using System.Net;

namespace Evolution.Orders.Tests.Model;

/// <summary>
/// Carries requests to the services and their answers back, or loses, duplicates and delays them as the test says. A request that is late arrives when the
/// test wants, long after the caller has given up.
/// </summary>
sealed class UnreliableNetwork(Func<string, Uri> addressOf) : IHttpClientFactory, IDisposable
{
    readonly HttpClient reliable = new();
    readonly List<Func<HttpRequestMessage>> late = [];

    /// <summary>What becomes of the next requests, one after the other; those after them go through.</summary>
    public Queue<Fate> Fates { get; } = [];

    /// <summary>How many requests did not just go through.</summary>
    public int Disturbed { get; private set; }

    public HttpClient CreateClient(string name) => new(new Carrier(this), disposeHandler: false) { BaseAddress = addressOf(name) };

    /// <summary>Lets requests arrive that were late, the last of them first.</summary>
    public async Task ArriveAsync()
    {
        foreach (var request in Enumerable.Reverse(late)) (await reliable.SendAsync(request())).Dispose();
        late.Clear();
    }

    public void Dispose() => reliable.Dispose();

    async Task<HttpResponseMessage> CarryAsync(HttpRequestMessage request)
    {
        var again = await CopierAsync(request);
        var fate = Fates.TryDequeue(out var next) ? next : Fate.Arrives;
        if (fate is not Fate.Arrives) Disturbed++;
        switch (fate)
        {
            case Fate.IsLost:
                throw new HttpRequestException("The request was lost.");
            case Fate.IsLate:
                late.Add(again);
                throw new HttpRequestException("The request is late.");
            case Fate.AnswerIsLost:
                (await reliable.SendAsync(again())).Dispose();
                throw new HttpRequestException("The answer was lost.");
            case Fate.IsDuplicated:
                (await reliable.SendAsync(again())).Dispose();
                return await reliable.SendAsync(again());
            case Fate.IsRefused:
                return new(HttpStatusCode.ServiceUnavailable);
            default:
                return await reliable.SendAsync(again());
        }
    }

    /// <summary>A request can be sent once, but the same one can be made again.</summary>
    static async Task<Func<HttpRequestMessage>> CopierAsync(HttpRequestMessage request)
    {
        var (method, address, type) = (request.Method, request.RequestUri, request.Content?.Headers.ContentType);
        var body = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync();
        return () => new(method, address) { Content = body is null ? null : new ByteArrayContent(body) { Headers = { ContentType = type } } };
    }

    sealed class Carrier(UnreliableNetwork network) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => network.CarryAsync(request);
    }
}

/// <summary>What becomes of a request.</summary>
enum Fate { Arrives, IsLost, IsLate, AnswerIsLost, IsDuplicated, IsRefused }
