namespace Evolution.ServiceDefaults;

/// <summary>How orders are placed in a topology, as the app host configures it. Services other than Orders use it only to list the crash points that an order passes.</summary>
public enum OrderPlacement
{
    /// <summary>In one transaction across all schemas.</summary>
    SharedTransaction,

    /// <summary>Step by step over HTTP.</summary>
    Compensation,

    /// <summary>By messages through the broker.</summary>
    Messages,
}
