using System.Text;
using System.Text.Unicode;

namespace Evolution.Evo.Bench.Load;

/// <summary>Writes the next request of a load into a buffer, head and body.</summary>
/// <returns>The length of the request in bytes.</returns>
delegate int LoadRequest(Span<byte> buffer);

/// <summary>The requests that the figures measure.</summary>
static class LoadRequests
{
    const int Customers = 1_000;
    const int Products = 1_000;
    const int OrderLength = 94;

    /// <summary>Creates a load that repeats the same GET request.</summary>
    public static LoadRequest Get(string path)
    {
        var bytes = Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        return buffer =>
        {
            bytes.CopyTo(buffer);
            return bytes.Length;
        };
    }

    /// <summary>
    /// Writes an order for one piece of one of 1,000 random products by one of 1,000 random customers, with an idempotency key
    /// of its own. Numbers are padded, so that all orders have the same length.
    /// </summary>
    public static int PlaceOrder(Span<byte> buffer)
    {
        var (customer, product) = (Random.Shared.Next(1, Customers + 1), Random.Shared.Next(1, Products + 1));
        Utf8.TryWrite(buffer, $$"""
            POST /orders HTTP/1.1{{"\r\n"}}Host: localhost{{"\r\n"}}Content-Type: application/json{{"\r\n"}}Content-Length: {{OrderLength}}{{"\r\n"}}Idempotency-Key: {{Guid.NewGuid()}}{{"\r\n\r\n"}}{"customerId":"customer-{{customer:D4}}","card":"tok_approved","lines":[{"productId":{{product,4}},"quantity":1}]}
            """, out var length);
        return length;
    }
}
