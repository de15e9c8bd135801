namespace Evolution.Orders.Placing;

/// <summary>The idempotency key was used before, so the response is the order that it identifies.</summary>
sealed class KeyUsedException(IdempotencyKey key) : Exception("The idempotency key was used before.")
{
    public IdempotencyKey Key { get; } = key;
}
