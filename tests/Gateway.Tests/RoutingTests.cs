using System.Net;
using System.Text;

namespace Evolution.Gateway.Tests;

public sealed class RoutingTests
{
    static readonly (string Request, string Service)[] Routes =
    [
        ("POST /orders", "orders"),
        ("GET /orders?customerId=anna&page=2", "orders"),
        ("GET /orders/01890a5d-ac96-774b-bcce-b302099a8057", "orders"),
        ("GET /reports/sales?top=5", "orders"),
        ("GET /products?page=1", "inventory"),
        ("GET /products/7", "inventory"),
        ("GET /v1/products/7", "inventory"),
        ("GET /v2/products/by-ids?id=1&id=2", "inventory"),
        ("POST /products/import", "inventory"),
        ("GET /stock?productId=1", "inventory"),
        ("PUT /reservations/01890a5d-ac96-774b-bcce-b302099a8057", "inventory"),
        ("DELETE /reservations/01890a5d-ac96-774b-bcce-b302099a8057", "inventory"),
        ("PUT /authorizations/01890a5d-ac96-774b-bcce-b302099a8057", "payments"),
        ("PUT /charges/01890a5d-ac96-774b-bcce-b302099a8057", "payments"),
        ("PUT /charges/01890a5d-ac96-774b-bcce-b302099a8057/refund", "payments"),
        ("GET /charges/totals", "payments"),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_request_reaches_its_service_unchanged(bool discovery)
    {
        await using var gateway = await GatewayWithStubs.StartAsync(discovery);
        foreach (var (request, service) in Routes)
        {
            using var message = new HttpRequestMessage(new(request.Split(' ')[0]), request.Split(' ')[1]);
            var response = await gateway.Http.SendAsync(message);
            response.StatusCode.ShouldBe(HttpStatusCode.OK, request);
            (await response.Content.ReadAsStringAsync()).ShouldBe(service, request);
            gateway[service].Requests.ShouldContain(request);
        }
        GatewayWithStubs.ServiceNames.Sum(name => gateway[name].Requests.Count).ShouldBe(Routes.Length);
    }

    [Fact]
    public async Task Bodies_headers_and_errors_pass_through()
    {
        await using var gateway = await GatewayWithStubs.StartAsync();
        gateway["orders"].Handler = async context =>
        {
            using var body = new StreamReader(context.Request.Body);
            context.Response.Headers.RetryAfter = "7";
            context.Response.Headers["Deprecation"] = "@1782864000";
            context.Response.Headers["Sunset"] = "Thu, 01 Jul 2027 00:00:00 GMT";
            await Stub.Returns(409, $$"""{"status":409,"title":"Conflict","detail":"{{context.Request.Headers["Idempotency-Key"]}} {{await body.ReadToEndAsync()}}"}""", "application/problem+json")(context);
        };
        using var message = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = new StringContent("hello", Encoding.UTF8, "application/json"), Headers = { { "Idempotency-Key", "key" } } };
        var response = await gateway.Http.SendAsync(message);
        (await response.ShouldBeProblemAsync(HttpStatusCode.Conflict)).Detail.ShouldBe("key hello");
        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(7));
        response.Headers.GetValues("Deprecation").ShouldBe(["@1782864000"]);
        response.Headers.GetValues("Sunset").ShouldBe(["Thu, 01 Jul 2027 00:00:00 GMT"]);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/nowhere")]
    [InlineData("/v3/products")]
    [InlineData("/ordersx")]
    [InlineData("/lab/faults")]
    [InlineData("/inventory-api/stock")]
    public async Task An_unknown_path_returns_404_and_reaches_no_service(string path)
    {
        await using var gateway = await GatewayWithStubs.StartAsync();
        await (await gateway.Http.GetAsync(path)).ShouldBeProblemAsync(HttpStatusCode.NotFound);
        GatewayWithStubs.ServiceNames.ShouldAllBe(name => gateway[name].Requests.Count == 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_error_names_an_unreachable_service_and_the_others_respond(bool discovery)
    {
        await using var gateway = await GatewayWithStubs.StartAsync(discovery);
        gateway.GetProxy("inventory").Cut();
        (await (await gateway.Http.GetAsync("/products/1")).ShouldNameFailedDependencyAsync("inventory")).Detail.ShouldBe("inventory cannot be reached.");
        (await gateway.Http.GetStringAsync("/orders")).ShouldBe("orders");

        gateway.GetProxy("inventory").Restore();
        await Wait.UntilAsync("inventory is reached again", async () => (await gateway.Http.GetAsync("/products/1")).IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_moved_service_is_reached_at_its_new_address_and_the_others_at_theirs()
    {
        var folder = Directory.CreateTempSubdirectory("evolution-moved-");
        try
        {
            var file = Path.Combine(folder.FullName, "addresses.json");
            await using var movedService = await Stub.StartAsync(Stub.Returns(200, "inventory elsewhere", "text/plain"));
            await using var gateway = await GatewayWithStubs.StartAsync(discovery: true, ("Discovery:File", file));
            (await gateway.Http.GetStringAsync("/products/1")).ShouldBe("inventory");

            await File.WriteAllTextAsync($"{file}.tmp", $$$$"""{"services":{"inventory":{"http":["{{{{movedService.Address}}}}"]}}}""");
            File.Move($"{file}.tmp", file);

            await Wait.UntilAsync("inventory is reached at the new address", async () => await gateway.Http.GetStringAsync("/products/1") == "inventory elsewhere");
            (await gateway.Http.GetStringAsync("/orders")).ShouldBe("orders");
            (await gateway.Http.GetStringAsync("/charges/totals")).ShouldBe("payments");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_canceled_request_is_canceled_at_the_service_too()
    {
        await using var gateway = await GatewayWithStubs.StartAsync();
        var requestAborted = new TaskCompletionSource();
        gateway["orders"].Handler = async context =>
        {
            context.RequestAborted.Register(() => requestAborted.TrySetResult());
            await Stub.Hang(context);
        };
        using var cancellation = new CancellationTokenSource();
        var call = gateway.Http.GetAsync("/orders", cancellation.Token);
        await Wait.UntilAsync("the request arrives", () => gateway["orders"].Requests.Count > 0);
        cancellation.Cancel();
        await Should.ThrowAsync<OperationCanceledException>(call);
        await requestAborted.Task.WithTimeoutAsync("the request is aborted at the service");
    }
}
