namespace Evolution.ServiceDefaults.Lab;

/// <summary>The faults that the lab injects into a service.</summary>
/// <param name="LatencyMilliseconds">The delay that is added to each response, health checks excluded.</param>
/// <param name="Hang">Whether the service does not respond at all, health checks included.</param>
/// <param name="FailShare">The share of requests, 0 to 1, that fail with status 500, health checks excluded.</param>
public sealed record Faults(int LatencyMilliseconds = 0, bool Hang = false, double FailShare = 0)
{
    /// <summary>No faults.</summary>
    public static readonly Faults None = new();
}
