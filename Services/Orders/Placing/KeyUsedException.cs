namespace Evolution.Orders.Placing;

/// <summary>The idempotency key was used before, so the order that it stands for is the answer.</summary>
sealed class KeyUsedException(IdempotencyKey key) : Exception("The idempotency key was used before.")
{
    public IdempotencyKey Key { get; } = key;
}
