namespace Evolution.ServiceDefaults;

/// <summary>How orders are placed in a topology, as the app host configures it. Services other than Orders use it only for the lab, to list which of their steps an order passes.</summary>
public enum OrderPlacement
{
    /// <summary>In one transaction across all schemas.</summary>
    SharedTransaction,

    /// <summary>Step by step over HTTP.</summary>
    Compensation,

    /// <summary>Through messages.</summary>
    Messages,
}
