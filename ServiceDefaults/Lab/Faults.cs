namespace Evolution.ServiceDefaults.Lab;

/// <summary>What is wrong with a service by request.</summary>
/// <param name="LatencyMilliseconds">How much later it answers.</param>
/// <param name="Hang">Whether it answers nothing at all, health checks included.</param>
/// <param name="FailShare">The share of requests, 0 to 1, that it answers with 500.</param>
public sealed record Faults(int LatencyMilliseconds = 0, bool Hang = false, double FailShare = 0)
{
    /// <summary>Nothing is wrong.</summary>
    public static readonly Faults None = new();
}
