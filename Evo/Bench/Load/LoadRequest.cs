using System.Text;
using System.Text.Unicode;

namespace Evolution.Evo.Bench.Load;

/// <summary>Writes the next request of a load into a buffer, head and body.</summary>
/// <returns>How many bytes it has.</returns>
delegate int LoadRequest(Span<byte> buffer);

/// <summary>The requests that are measured.</summary>
static class LoadRequests
{
    const int Customers = 1_000;
    const int Products = 1_000;
    const int OrderLength = 94;

    /// <summary>The same GET again and again.</summary>
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
    /// Orders of one piece of a random one of 1,000 products by a random one of 1,000 customers, each with an idempotency key
    /// of its own. Numbers are padded, so that every order is as long as the next.
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
