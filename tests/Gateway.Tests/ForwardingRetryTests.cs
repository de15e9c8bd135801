using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Evolution.Gateway.Tests;

/// <summary>What the Gateway sends again: what nobody has received, and what may be received twice.</summary>
public sealed class ForwardingRetryTests
{
    const string Order = """{"lines":1}""";

    [Theory]
    [InlineData("POST", "key", 2)]
    [InlineData("PUT", null, 2)]
    [InlineData("POST", null, 1)]
    public async Task A_request_whose_connection_ends_before_the_answer_is_forwarded_again_only_if_doing_it_twice_does_it_once(string method, string? key, int forwarded)
    {
        await using var shop = await Shopfront.OpenAsync();
        var bodies = new List<string>();
        shop["orders"].Answer = async context =>
        {
            using var body = new StreamReader(context.Request.Body);
            bodies.Add(await body.ReadToEndAsync());
            if (bodies.Count is 1) context.Abort();
        };

        using var response = await SendAsync(shop.Http, method, key);

        bodies.ShouldBe(Enumerable.Repeat(Order, forwarded));
        if (forwarded is 1) await response.ShouldNameFailedDependencyAsync("orders");
        else response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_answer_is_passed_on_whatever_its_status_is()
    {
        await using var shop = await Shopfront.OpenAsync();
        shop["orders"].Answer = Stub.Says(503);
        using var response = await SendAsync(shop.Http, "POST", "key");
        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        shop["orders"].Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_Gateway_without_protection_forwards_once()
    {
        await using var shop = await Shopfront.OpenAsync(more: ("Remote:Breaker", "None"));
        shop["orders"].Answer = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        using var response = await SendAsync(shop.Http, "POST", "key");
        await response.ShouldNameFailedDependencyAsync("orders");
        shop["orders"].Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_request_that_was_refused_a_connection_is_forwarded_again_whatever_it_asks()
    {
        // Bound, so that no other process gets the port; connections are refused until it listens.
        using var service = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        service.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var address = $"http://127.0.0.1:{((IPEndPoint)service.LocalEndPoint!).Port}";
        var refused = 0;
        using var attempts = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = attempt =>
            {
                if (attempt.GetTagItem("url.full") is string url && url.StartsWith(address, StringComparison.Ordinal) && Interlocked.Increment(ref refused) is 1) service.Listen();
            },
        };
        ActivitySource.AddActivityListener(attempts);
        await using var shop = await Shopfront.OpenAsync(more: ("ORDERS_URL", address));

        var request = SendAsync(shop.Http, "POST", key: null);
        await Eventually.HoldsAsync("the first attempt is refused", () => refused > 0);
        using var connection = await service.AcceptAsync().LimitAsync("the Gateway connects again");
        await connection.SendAsync("HTTP/1.1 204 No Content\r\n\r\n"u8.ToArray());

        using var response = await request.LimitAsync("the answer arrives");
        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    static async Task<HttpResponseMessage> SendAsync(HttpClient http, string method, string? key)
    {
        using var message = new HttpRequestMessage(new(method), "/orders") { Content = new StringContent(Order, Encoding.UTF8, "application/json") };
        if (key is not null) message.Headers.Add("Idempotency-Key", key);
        return await http.SendAsync(message);
    }
}
