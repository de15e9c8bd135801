namespace Evolution.Orders.Placing;

/// <summary>The exception that is thrown when the idempotency key was used before. The response is the order that the key identifies.</summary>
sealed class KeyUsedException(IdempotencyKey key) : Exception("The idempotency key was used before.")
{
    public IdempotencyKey Key { get; } = key;
}
