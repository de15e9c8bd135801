namespace Evolution.Board.Breaking.Orders;

/// <summary>What the way of placing an order lets one expect in its trail.</summary>
static class PlacementWords
{
    /// <param name="placement">As the control server says it.</param>
    public static string Of(string placement) => placement switch
    {
        "messages" => "Orders stores the order and answers. Messages carry it on, and each service that takes one says so.",
        "compensation" => "Orders reserves at Inventory and charges at Payments over HTTP before it answers. Calls that go well leave no line; what the stores hold shows them.",
        _ => "Orders asks Inventory and Payments over HTTP and books everything in one transaction before it answers. Calls that go well leave no line; what the stores hold shows them.",
    };
}
