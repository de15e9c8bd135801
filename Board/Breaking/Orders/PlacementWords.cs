namespace Evolution.Board.Breaking.Orders;

/// <summary>Describes what to expect in the trail of an order, by the way orders are placed.</summary>
static class PlacementWords
{
    /// <param name="placement">The placement, as the control server reports it.</param>
    public static string Of(string placement) => placement switch
    {
        "messages" => "Orders stores the order and answers. Messages carry it on, and each service that takes one says so.",
        "compensation" => "Orders reserves at Inventory and charges at Payments over HTTP before it answers. Calls that go well leave no line; what the stores hold shows them.",
        _ => "Orders asks Inventory and Payments over HTTP and books everything in one transaction before it answers. Calls that go well leave no line; what the stores hold shows them.",
    };
}
