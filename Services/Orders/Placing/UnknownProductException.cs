namespace Evolution.Orders.Placing;

/// <summary>A line of the request asks for a product that does not exist.</summary>
/// <param name="line">Which line, from 0.</param>
/// <param name="productId">The product it asks for.</param>
sealed class UnknownProductException(int line, int productId) : Exception($"There is no product {productId}.")
{
    public string Field { get; } = $"lines[{line}].productId";
}
