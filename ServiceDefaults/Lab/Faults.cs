namespace Evolution.ServiceDefaults.Lab;

/// <summary>The faults that the lab injects into a service.</summary>
/// <param name="LatencyMilliseconds">The delay that is added to each request, health checks excluded, and to each received message.</param>
/// <param name="Hang">Whether the service neither responds to requests, health checks included, nor handles messages.</param>
/// <param name="FailShare">The share of requests, 0 to 1, that fail with status 500, health checks excluded. Messages do not fail, because repeated failures would move them to the error queue.</param>
public sealed record Faults(int LatencyMilliseconds = 0, bool Hang = false, double FailShare = 0)
{
    /// <summary>No faults.</summary>
    public static readonly Faults None = new();
}
