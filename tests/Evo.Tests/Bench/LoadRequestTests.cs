using System.Text;
using System.Text.Json;
using Evolution.Evo.Bench.Load;

namespace Evolution.Evo.Tests.Bench;

public sealed class LoadRequestTests
{
    [Fact]
    public void An_order_has_the_length_that_it_says_and_a_key_of_its_own()
    {
        var keys = new HashSet<string>();
        for (var i = 0; i < 100; i++)
        {
            var text = Write(LoadRequests.PlaceOrder);
            text.ShouldStartWith("POST /orders HTTP/1.1\r\nHost: localhost\r\n");
            var parts = text.Split("\r\n\r\n");
            var headers = parts[0].Split("\r\n").Skip(1).Select(line => line.Split(": ")).ToDictionary(pair => pair[0], pair => pair[1]);
            headers["Content-Length"].ShouldBe($"{parts[1].Length}");
            keys.Add(headers["Idempotency-Key"]).ShouldBeTrue();

            var order = JsonDocument.Parse(parts[1]).RootElement;
            order.GetProperty("customerId").GetString().ShouldStartWith("customer-");
            order.GetProperty("lines")[0].GetProperty("productId").GetInt32().ShouldBeInRange(1, 1_000);
        }
    }

    [Fact]
    public void A_get_is_the_same_every_time()
    {
        var get = LoadRequests.Get("/products/5");

        Write(get).ShouldBe("GET /products/5 HTTP/1.1\r\nHost: localhost\r\n\r\n");
        Write(get).ShouldBe(Write(get));
    }

    static string Write(LoadRequest request)
    {
        var buffer = new byte[1_000];
        return Encoding.ASCII.GetString(buffer, 0, request(buffer));
    }
}
