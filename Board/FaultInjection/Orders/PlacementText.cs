namespace Evolution.Board.FaultInjection.Orders;

/// <summary>Explains what to expect in the trail of an order, depending on how orders are placed.</summary>
static class PlacementText
{
    /// <summary>Returns the explanation.</summary>
    /// <param name="placement">The placement, as the control server reports it.</param>
    public static string Of(string placement) => placement switch
    {
        "messages" => "Orders stores the order and responds. The other services process it asynchronously, and each service logs the messages that it handles.",
        "compensation" => "Orders reserves stock in Inventory and charges the card through Payments over HTTP before it responds. Successful calls are not logged, but the stores record their effects.",
        _ => "Orders calls Inventory and Payments over HTTP and commits everything in one transaction before it responds. Successful calls are not logged, but the stores record their effects.",
    };
}
