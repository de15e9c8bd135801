using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Evolution.Gateway.Tests;

/// <summary>The Gateway retries requests that no service has received, and idempotent ones.</summary>
public sealed class ForwardingRetryTests
{
    const string Order = """{"lines":1}""";

    [Theory]
    [InlineData("POST", "key", 2)]
    [InlineData("PUT", null, 2)]
    [InlineData("POST", null, 1)]
    public async Task A_request_whose_connection_breaks_before_the_response_is_retried_only_if_idempotent(string method, string? key, int forwardCount)
    {
        await using var gateway = await GatewayWithStubs.StartAsync();
        var bodies = new List<string>();
        gateway["orders"].Handler = async context =>
        {
            using var body = new StreamReader(context.Request.Body);
            bodies.Add(await body.ReadToEndAsync());
            if (bodies.Count is 1) context.Abort();
        };

        using var response = await SendAsync(gateway.Http, method, key);

        bodies.ShouldBe(Enumerable.Repeat(Order, forwardCount));
        if (forwardCount is 1) await response.ShouldNameFailedDependencyAsync("orders");
        else response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_response_is_forwarded_regardless_of_its_status()
    {
        await using var gateway = await GatewayWithStubs.StartAsync();
        gateway["orders"].Handler = Stub.Returns(503);
        using var response = await SendAsync(gateway.Http, "POST", "key");
        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        gateway["orders"].Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_Gateway_without_retries_forwards_once()
    {
        await using var gateway = await GatewayWithStubs.StartAsync(additionalSettings: ("Remote:Breaker", "None"));
        gateway["orders"].Handler = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        using var response = await SendAsync(gateway.Http, "POST", "key");
        await response.ShouldNameFailedDependencyAsync("orders");
        gateway["orders"].Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_request_whose_connection_was_refused_is_always_retried()
    {
        // Bound to reserve the port; connections are refused until the socket listens.
        using var service = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        service.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var address = $"http://127.0.0.1:{((IPEndPoint)service.LocalEndPoint!).Port}";
        var refusedCount = 0;
        using var attempts = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = attempt =>
            {
                if (attempt.GetTagItem("url.full") is string url && url.StartsWith(address, StringComparison.Ordinal) && Interlocked.Increment(ref refusedCount) is 1) service.Listen();
            },
        };
        ActivitySource.AddActivityListener(attempts);
        await using var gateway = await GatewayWithStubs.StartAsync(additionalSettings: ("ORDERS_URL", address));

        var request = SendAsync(gateway.Http, "POST", key: null);
        await Wait.UntilAsync("the first attempt is refused", () => refusedCount > 0);
        using var connection = await service.AcceptAsync().WithTimeoutAsync("the Gateway connects again");
        await connection.SendAsync("HTTP/1.1 204 No Content\r\n\r\n"u8.ToArray());

        using var response = await request.WithTimeoutAsync("the response arrives");
        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    static async Task<HttpResponseMessage> SendAsync(HttpClient http, string method, string? key)
    {
        using var message = new HttpRequestMessage(new(method), "/orders") { Content = new StringContent(Order, Encoding.UTF8, "application/json") };
        if (key is not null) message.Headers.Add("Idempotency-Key", key);
        return await http.SendAsync(message);
    }
}
