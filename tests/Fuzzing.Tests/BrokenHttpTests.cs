using System.Text;
using Evolution.Fuzzing.Tests.Http;

namespace Evolution.Fuzzing.Tests;

/// <summary>
/// What is no HTTP, or too much of it, is refused by the server before a service sees it. Such an answer has the right status and
/// nothing else: no body, no words, and the connection ends.
/// </summary>
[Collection(NothingIsWritten.Name)]
public sealed class BrokenHttpTests(OpenShop shop)
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
        { "bytes that are no ASCII in the path", 400, "GET /orders/\u00ff HTTP/1.1\r\nHost: a\r\n\r\n" },
        { "a header without a colon", 400, "GET /orders HTTP/1.1\r\nHost: a\r\nbroken\r\n\r\n" },
        { "a header over two lines", 400, "GET /orders HTTP/1.1\r\nHost: a\r\nX: 1\r\n 2\r\n\r\n" },
        { "a null in a header", 400, "GET /orders HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n" },
        { "two lengths", 400, "POST /orders HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}" },
        { "a negative length", 400, "POST /orders HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n" },
        { "a length beyond all numbers", 400, "POST /orders HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n" },
        { "a path of 9 KB", 414, $"GET /{new string('a', 9_000)} HTTP/1.1\r\nHost: a\r\n\r\n" },
        { "a header of 40 KB", 431, $"GET /orders HTTP/1.1\r\nHost: a\r\nX: {new string('x', 40_000)}\r\n\r\n" },
        { "200 headers", 431, $"GET /orders HTTP/1.1\r\nHost: a\r\n{string.Concat(Enumerable.Range(0, 200).Select(number => $"X-{number}: 1\r\n"))}\r\n" },
        { "TLS", 400, "\u0016\u0003\u0001\u0002\0\u0001\0\r\n\r\n" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task It_is_refused_with_its_status_and_no_word_more(string what, int status, string bytes)
    {
        foreach (var target in Targets)
        {
            using var connection = await RawConnection.OpenAsync(shop[target].Http.BaseAddress!);
            var answer = await connection.AskAsync(new("GET", Encoding.Latin1.GetBytes(bytes), what));

            answer.ShouldNotBeNull(target).Status.ShouldBe(status, target);
            answer.Body.ShouldBeEmpty();
            answer.Closes.ShouldBeTrue();
            await shop[target].ShouldBeWellAsync();
        }
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("inventory")]
    [InlineData("payments")]
    public async Task Two_requests_are_never_taken_for_one_nor_one_for_two(string target)
    {
        using var connection = await RawConnection.OpenAsync(shop[target].Http.BaseAddress!);
        const string smuggled = "POST /nowhere HTTP/1.1\r\nHost: a\r\nContent-Length: 44\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";

        var answer = await connection.AskAsync(new("POST", Encoding.Latin1.GetBytes(smuggled), "two lengths"));

        answer.ShouldNotBeNull().Status.ShouldBeOneOf(400, 404);
        if (answer.Status is 404) answer.Closes.ShouldBeTrue("nobody knows where the next request would begin");
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
    public async Task A_body_beyond_4_MB_is_refused_with_413_whether_its_length_is_told_or_not(string route, string target, string length)
    {
        using var connection = await RawConnection.OpenAsync(shop[target].Http.BaseAddress!);
        var head = $"{route} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n{length}\r\n";
        // One byte more than is accepted, and no end: waiting for the rest never ends.
        var chunk = $"{4 * 1024 * 1024 + 1:x}\r\n{{\"x\":\"{new string('a', 4 * 1024 * 1024)}";
        var body = length.StartsWith("Content-Length", StringComparison.Ordinal) ? "" : chunk;

        var answer = await connection.AskAsync(new("POST", Encoding.Latin1.GetBytes(head + body), "a huge body"));

        answer.ShouldNotBeNull().Status.ShouldBe(413, $"{answer}");
        await shop[target].ShouldBeWellAsync();
    }

    [Theory]
    [InlineData("POST /orders", "orders")]
    [InlineData("POST /products/import", "inventory")]
    [InlineData("PUT /charges/01890a5d-ac96-774b-bcce-b302099a8057", "payments")]
    public async Task A_body_that_ends_in_the_middle_is_never_taken_for_a_whole_one(string route, string target)
    {
        var before = await shop.TablesAsync();
        using (var connection = await RawConnection.OpenAsync(shop[target].Http.BaseAddress!))
        {
            var request = new RawRequest("POST", Encoding.Latin1.GetBytes($"{route} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{{\"customerId\":\"anna\""), "half a body");
            var asking = connection.AskAsync(request);
            connection.SendNoMore();
            (await asking)?.Status.ShouldBe(400);
        }

        (await shop.TablesAsync()).ShouldBe(before);
        await shop[target].ShouldBeWellAsync();
    }
}
