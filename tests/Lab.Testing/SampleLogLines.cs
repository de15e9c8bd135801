namespace Evolution.Lab.Testing;

/// <summary>Log lines as the services write them and the host stores them.</summary>
public static class SampleLogLines
{
    public static readonly Guid Order = new("01a20978-70ad-7b13-a349-019553fcb16f");
    public static readonly Guid OtherOrder = new("01a20978-7097-78da-b1e9-9227905efae1");

    public const string Trace = "2a86a2efb481f7efcfc0a6ca2b61d417";

    public static readonly string Placed = CreateForOrder(Order, "07.100", "Evolution.Orders.Placing.IOrderPlacement", $"Order {Order} placed: Pending");
    public static readonly string Reserved = CreateForOrder(Order, "07.250", "Evolution.ServiceDefaults.Messaging.MessageConsumer", $"OrderPlaced of order {Order} handled");
    public static readonly string Charged = CreateForOrder(Order, "07.300", "Evolution.ServiceDefaults.Messaging.MessageConsumer", $"StockReserved of order {Order} handled");
    public static readonly string Confirmed = CreateForOrder(Order, "07.4009", "Evolution.ServiceDefaults.Messaging.MessageConsumer", $"PaymentCharged of order {Order} handled");

    public static string CreateForOrder(Guid order, string second, string category, string message, string trace = Trace) =>
        $$$"""2026-11-23T17:33:{{{second[..2]}}}.999Z {"Timestamp":"2026-11-23T17:33:{{{second}}}\u002B00:00","EventId":1,"LogLevel":"Information","Category":"{{{category}}}","Message":"{{{message}}}","State":{"Message":"{{{message}}}","OrderId":"{{{order}}}"},"Scopes":[{"Message":"SpanId:8b2d62f75f8ca55e, TraceId:{{{trace}}}","SpanId":"8b2d62f75f8ca55e","TraceId":"{{{trace}}}"}]}""";

    public static string CreateFailure(string second, string message, string trace) =>
        $$$"""2026-11-23T17:33:{{{second[..2]}}}.999Z {"Timestamp":"2026-11-23T17:33:{{{second}}}\u002B00:00","EventId":2,"LogLevel":"Warning","Category":"Evolution.ServiceDefaults.Errors.FailureHandler","Message":"{{{message}}}","Exception":"Npgsql.NpgsqlException: connection lost\n   at Somewhere()","State":{"Message":"{{{message}}}"},"Scopes":[{"Message":"request","RequestPath":"/orders"},{"Message":"","TraceId":"{{{trace}}}"}]}""";
}
