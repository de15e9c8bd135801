using System.Text;
using Evolution.Fuzzing.Tests.Http;

namespace Evolution.Fuzzing.Tests;

/// <summary>
/// Invalid or oversized HTTP is rejected by the server before it reaches the service. The response has the right status and
/// an empty body, and the connection is closed.
/// </summary>
[Collection(UnchangedDataCollection.Name)]
public sealed class BrokenHttpTests(ShopProcesses shop)
{
    static readonly string[] Targets = ["orders", "inventory", "payments", "gateway"];

    public static TheoryData<string, int, string> Requests => new()
    {
        { "no version", 400, "GET /orders\r\n\r\n" },
        { "an unknown version", 505, "GET /orders HTTP/9.9\r\nHost: a\r\n\r\n" },
        { "no host", 400, "GET /orders HTTP/1.1\r\n\r\n" },
        { "two hosts", 400, "GET /orders HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n" },
        { "a host with a path", 400, "GET /orders HTTP/1.1\r\nHost: a/../b\r\n\r\n" },
        { "a null in the path", 400, "GET /orders/%00 HTTP/1.1\r\nHost: a\r\n\r\n" },
        { "bytes other than ASCII in the path", 400, "GET /orders/\u00ff HTTP/1.1\r\nHost: a\r\n\r\n" },
        { "a header without a colon", 400, "GET /orders HTTP/1.1\r\nHost: a\r\nbroken\r\n\r\n" },
        { "a header folded over two lines", 400, "GET /orders HTTP/1.1\r\nHost: a\r\nX: 1\r\n 2\r\n\r\n" },
        { "a null in a header", 400, "GET /orders HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n" },
        { "two lengths", 400, "POST /orders HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}" },
        { "a negative length", 400, "POST /orders HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n" },
        { "a length that overflows", 400, "POST /orders HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n" },
        { "a path of 9 KB", 414, $"GET /{new string('a', 9_000)} HTTP/1.1\r\nHost: a\r\n\r\n" },
        { "a header of 40 KB", 431, $"GET /orders HTTP/1.1\r\nHost: a\r\nX: {new string('x', 40_000)}\r\n\r\n" },
        { "200 headers", 431, $"GET /orders HTTP/1.1\r\nHost: a\r\n{string.Concat(Enumerable.Range(0, 200).Select(number => $"X-{number}: 1\r\n"))}\r\n" },
        { "TLS", 400, "\u0016\u0003\u0001\u0002\0\u0001\0\r\n\r\n" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Broken_HTTP_is_rejected_with_the_right_status_and_an_empty_body(string description, int status, string bytes)
    {
        foreach (var target in Targets)
        {
            using var connection = await RawConnection.OpenAsync(shop[target].Http.BaseAddress!);
            var response = await connection.SendAsync(new("GET", Encoding.Latin1.GetBytes(bytes), description));

            response.ShouldNotBeNull(target).Status.ShouldBe(status, target);
            response.Body.ShouldBeEmpty();
            response.ClosesConnection.ShouldBeTrue();
            await shop[target].ShouldBeHealthyAsync();
        }
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("inventory")]
    [InlineData("payments")]
    public async Task Request_smuggling_is_rejected(string target)
    {
        using var connection = await RawConnection.OpenAsync(shop[target].Http.BaseAddress!);
        const string requests = "POST /nowhere HTTP/1.1\r\nHost: a\r\nContent-Length: 44\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";

        var response = await connection.SendAsync(new("POST", Encoding.Latin1.GetBytes(requests), "two lengths"));

        response.ShouldNotBeNull().Status.ShouldBeOneOf(400, 404);
        if (response.Status is 404) response.ClosesConnection.ShouldBeTrue("the start of the next request is ambiguous");
    }

    [Theory]
    [InlineData("POST /orders", "orders", "Content-Length: 5000000\r\n")]
    [InlineData("POST /products/import", "inventory", "Content-Length: 5000000\r\n")]
    [InlineData("PUT /charges/01890a5d-ac96-774b-bcce-b302099a8057", "payments", "Content-Length: 5000000\r\n")]
    [InlineData("POST /orders", "gateway", "Content-Length: 5000000\r\n")]
    [InlineData("POST /orders", "gateway", "Transfer-Encoding: chunked\r\n")]
    [InlineData("POST /orders", "orders", "Transfer-Encoding: chunked\r\n")]
    [InlineData("POST /products/import", "inventory", "Transfer-Encoding: chunked\r\n")]
    [InlineData("PUT /charges/01890a5d-ac96-774b-bcce-b302099a8057", "payments", "Transfer-Encoding: chunked\r\n")]
    public async Task A_body_over_4_MB_returns_413_with_and_without_Content_Length(string route, string target, string length)
    {
        using var connection = await RawConnection.OpenAsync(shop[target].Http.BaseAddress!);
        var head = $"{route} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n{length}\r\n";
        // One byte over the limit and incomplete, so that a server that waits for the rest times out.
        var chunk = $"{4 * 1024 * 1024 + 1:x}\r\n{{\"x\":\"{new string('a', 4 * 1024 * 1024)}";
        var body = length.StartsWith("Content-Length", StringComparison.Ordinal) ? "" : chunk;

        var response = await connection.SendAsync(new("POST", Encoding.Latin1.GetBytes(head + body), "a huge body"));

        response.ShouldNotBeNull().Status.ShouldBe(413, $"{response}");
        await shop[target].ShouldBeHealthyAsync();
    }

    [Theory]
    [InlineData("POST /orders", "orders")]
    [InlineData("POST /products/import", "inventory")]
    [InlineData("PUT /charges/01890a5d-ac96-774b-bcce-b302099a8057", "payments")]
    public async Task A_truncated_body_is_never_processed(string route, string target)
    {
        var snapshot = await shop.TakeSnapshotAsync();
        using (var connection = await RawConnection.OpenAsync(shop[target].Http.BaseAddress!))
        {
            var request = new RawRequest("POST", Encoding.Latin1.GetBytes($"{route} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{{\"customerId\":\"anna\""), "a truncated body");
            var call = connection.SendAsync(request);
            connection.ShutdownSend();
            (await call)?.Status.ShouldBe(400);
        }

        (await shop.TakeSnapshotAsync()).ShouldBe(snapshot);
        await shop[target].ShouldBeHealthyAsync();
    }
}
