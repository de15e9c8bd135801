using Evolution.Contracts.Orders;
using Evolution.ServiceDefaults.Overload;
using Evolution.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Evolution.Orders.Placing;

/// <summary>Maps the route that places an order.</summary>
static partial class PlacementEndpoints
{
    public static void MapOrderPlacement(this IEndpointRouteBuilder routes) => routes.MapPost("/orders", PlaceAsync)
        .WithTags("Orders")
        .Produces<Order>(StatusCodes.Status201Created)
        .Produces<Order>(StatusCodes.Status202Accepted)
        .ProducesValidationProblem()
        .ProducesProblem(StatusCodes.Status402PaymentRequired)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    static async Task<IResult> PlaceAsync(PlaceOrder request, [FromHeader(Name = IdempotencyKey.Header)] string? idempotencyKey, HttpContext context, PlacementLimiter limiter, IOrderPlacement placement, IdempotencyReplay replay, ILogger<IOrderPlacement> logger, CancellationToken cancellationToken)
    {
        if (idempotencyKey is { Length: 0 or > IdempotencyKey.MaxLength })
            return CreateValidationProblem(IdempotencyKey.Header, $"An idempotency key must have 1 to {IdempotencyKey.MaxLength} characters.");

        using var step = OrderActivity.Start(OrderSteps.Place);
        var key = idempotencyKey is null ? null : IdempotencyKey.Create(idempotencyKey, request);
        try
        {
            var order = await limiter.PlaceAsync(() => placement.PlaceAsync(request, key, cancellationToken), cancellationToken);
            if (order is null) return OverloadResults.Refuse(context, "Too many orders are being placed at the moment. Try again later.", "orders");
            step.SetOutcome(OrderStore.GetStatusName(order.Status));
            LogPlaced(logger, order.Id, order.Status);
            return ToResult(order);
        }
        catch (InvalidOrderException exception)
        {
            return CreateValidationProblem(exception.Field, exception.Message);
        }
        catch (KeyUsedException exception)
        {
            CurrentActivity.AddEvent("idempotency_key.used_before");
            if (await replay.FindAsync(exception.Key, cancellationToken) is not { } order) return TypedResults.Problem("This idempotency key was used with a different body.", statusCode: StatusCodes.Status422UnprocessableEntity);
            step.SetOrder(order.Id);
            step.SetOutcome(OrderStore.GetStatusName(order.Status));
            return ToResult(order);
        }
    }

    static IResult ToResult(Order order) => order.Status switch
    {
        OrderStatus.Confirmed => TypedResults.Created($"/orders/{order.Id}", order),
        OrderStatus.Pending => TypedResults.Accepted($"/orders/{order.Id}", order),
        OrderStatus.Declined => CreateRefusal(order, StatusCodes.Status402PaymentRequired),
        OrderStatus.OutOfStock => CreateRefusal(order, StatusCodes.Status409Conflict),
        OrderStatus.Rejected => CreateRefusal(order, StatusCodes.Status400BadRequest),
        _ => CreateRefusal(order, StatusCodes.Status503ServiceUnavailable),
    };

    static ProblemHttpResult CreateRefusal(Order order, int status) =>
        TypedResults.Problem(order.Reason, statusCode: status, extensions: new Dictionary<string, object?> { ["orderId"] = order.Id, ["orderStatus"] = OrderStore.GetStatusName(order.Status) });

    static ValidationProblem CreateValidationProblem(string field, string message) => TypedResults.ValidationProblem(new Dictionary<string, string[]> { [field] = [message] });

    [LoggerMessage(LogLevel.Information, "Order {OrderId} placed: {Status}")]
    static partial void LogPlaced(ILogger logger, Guid orderId, OrderStatus status);
}
