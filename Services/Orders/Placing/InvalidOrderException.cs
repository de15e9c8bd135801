namespace Evolution.Orders.Placing;

/// <summary>The exception that is thrown when a request is well-formed but cannot become an order.</summary>
/// <param name="field">The path of the invalid field in the request, such as <c>lines[0].productId</c>.</param>
/// <param name="message">The reason, for the caller.</param>
sealed class InvalidOrderException(string field, string message) : Exception(message)
{
    public string Field { get; } = field;
}
