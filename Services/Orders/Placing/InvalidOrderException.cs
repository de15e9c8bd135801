namespace Evolution.Orders.Placing;

/// <summary>The request is well-formed, but cannot become an order.</summary>
/// <param name="field">The field that is wrong, as the caller wrote it.</param>
/// <param name="message">Why, in words for the caller.</param>
sealed class InvalidOrderException(string field, string message) : Exception(message)
{
    public string Field { get; } = field;
}
