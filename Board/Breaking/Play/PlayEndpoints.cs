using System.Globalization;
using Evolution.Board.Actions;
using Evolution.Board.Breaking.Experiments;
using Evolution.Board.Breaking.Orders;

namespace Evolution.Board.Breaking.Play;

/// <summary>Maps the actions of free play: setting the load and placing an order.</summary>
static class PlayEndpoints
{
    public static void MapPlayActions(this RouteGroupBuilder actions)
    {
        actions.MapPost("/load", SetLoadAsync);
        actions.MapPost("/orders", PlaceOrderAsync);
    }

    static async Task<IResult> SetLoadAsync(HttpRequest request, FreePlay play, ExperimentCoordinator coordinator)
    {
        var text = request.Form["rate"].ToString();
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) || rate is not (>= 0 and <= FreePlay.MaxRate))
            return TypedResults.Problem($"The load must be from 0 to {FreePlay.MaxRate} requests per second, not '{text}'.", statusCode: StatusCodes.Status400BadRequest);
        if (coordinator.ActiveFault is { } fault) return TypedResults.Problem($"{fault.Name} is running and generates its own load. Wait until it ends, or stop it.", statusCode: StatusCodes.Status409Conflict);
        await play.SetAsync(rate);
        return TypedResults.Ok(new ActionResponse(rate is 0 ? "The load is off." : string.Create(CultureInfo.InvariantCulture, $"The load is {rate:0.#} requests per second on each running phase.")));
    }

    static async Task<IResult> PlaceOrderAsync(OrderSubmitter orders)
    {
        var placed = await orders.PlaceAsync();
        return TypedResults.Ok(new ActionResponse(string.Join(" ", placed.Select(order => $"{order.Title}: {order.Summary}."))));
    }
}
