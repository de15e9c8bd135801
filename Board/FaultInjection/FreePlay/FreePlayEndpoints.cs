using System.Globalization;
using Evolution.Board.Actions;
using Evolution.Board.FaultInjection.Experiments;
using Evolution.Board.FaultInjection.Orders;

namespace Evolution.Board.FaultInjection.FreePlay;

/// <summary>Maps the actions of free play: setting the load and placing an order.</summary>
static class FreePlayEndpoints
{
    public static void MapFreePlayActions(this RouteGroupBuilder actions)
    {
        actions.MapPost("/load", SetLoadAsync);
        actions.MapPost("/orders", PlaceOrderAsync);
    }

    static async Task<IResult> SetLoadAsync(HttpRequest request, LoadController load, ExperimentCoordinator coordinator)
    {
        var text = request.Form["rate"].ToString();
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) || rate is not (>= 0 and <= LoadController.MaxRate))
            return TypedResults.Problem($"The load must be from 0 to {LoadController.MaxRate} requests per second, not '{text}'.", statusCode: StatusCodes.Status400BadRequest);
        if (coordinator.ActiveFault is { } fault) return TypedResults.Problem($"{fault.Name} is running and generates its own load. Wait until it ends, or stop it.", statusCode: StatusCodes.Status409Conflict);
        await load.SetRateAsync(rate);
        return TypedResults.Ok(new ActionResponse(rate is 0 ? "The load is off." : string.Create(CultureInfo.InvariantCulture, $"The load is {rate:0.#} requests per second on each running phase.")));
    }

    static async Task<IResult> PlaceOrderAsync(OrderSubmitter orders)
    {
        var placedOrders = await orders.PlaceAsync();
        return TypedResults.Ok(new ActionResponse(string.Join(" ", placedOrders.Select(order => $"{order.Title}: {order.Summary}."))));
    }
}
