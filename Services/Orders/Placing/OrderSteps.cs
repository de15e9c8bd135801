namespace Evolution.Orders.Placing;

/// <summary>The names of Orders' steps for an order in traces.</summary>
static class OrderSteps
{
    public const string Place = "place order";
    public const string Undo = "undo order";
    public const string Confirm = "confirm order";
    public const string Decline = "decline order";
    public const string Refuse = "refuse order";
    public const string CorrectStock = "correct stock levels";
}
