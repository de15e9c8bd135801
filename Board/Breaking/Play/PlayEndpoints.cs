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

    static async Task<IResult> SetLoadAsync(HttpRequest request, FreePlay play, ExperimentDesk desk)
    {
        var text = request.Form["rate"].ToString();
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) || rate is not (>= 0 and <= FreePlay.MaxRate))
            return TypedResults.Problem($"The load is from 0 to {FreePlay.MaxRate} requests a second, and not '{text}'.", statusCode: StatusCodes.Status400BadRequest);
        if (desk.AtWork is { } fault) return TypedResults.Problem($"{fault.Name} is at work and brings its own load. Wait for its end, or stop it.", statusCode: StatusCodes.Status409Conflict);
        await play.SetAsync(rate);
        return TypedResults.Ok(new Said(rate is 0 ? "The load is off." : string.Create(CultureInfo.InvariantCulture, $"The load is {rate:0.#} requests a second on each phase that runs.")));
    }

    static async Task<IResult> PlaceOrderAsync(OrderDesk orders)
    {
        var placed = await orders.PlaceAsync();
        return TypedResults.Ok(new Said(string.Join(" ", placed.Select(order => $"{order.Title}: {order.InWords}."))));
    }
}
