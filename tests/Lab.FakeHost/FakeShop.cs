using System.Collections.Concurrent;

namespace Evolution.Lab.FakeHost;

/// <summary>A shop that confirms an order the third time it is read, or declines every order.</summary>
static class FakeShop
{
    public static void MapShop(this IEndpointRouteBuilder routes, bool isDeclining)
    {
        var readCounts = new ConcurrentDictionary<Guid, int>();
        routes.MapPost("/orders", (HttpContext context) =>
        {
            if (context.Request.Headers["Idempotency-Key"].Count is 0) return Results.Problem("Idempotency-Key is missing.", statusCode: 400);
            if (isDeclining) return Results.Problem("The card was declined.", statusCode: 402);
            var id = Guid.NewGuid();
            readCounts[id] = 0;
            return Results.Accepted($"/orders/{id}", CreateOrder(id, "pending"));
        });
        routes.MapGet("/orders/{id:guid}", (Guid id) => CreateOrder(id, readCounts.AddOrUpdate(id, 1, (_, count) => count + 1) < 3 ? "pending" : "confirmed"));
    }

    static object CreateOrder(Guid id, string status) => new { id, customerId = "c1", status, total = new { minorUnits = 1999, currency = "EUR" } };
}
