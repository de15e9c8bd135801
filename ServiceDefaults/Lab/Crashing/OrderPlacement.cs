namespace Evolution.ServiceDefaults.Lab.Crashing;

/// <summary>How orders are placed in a topology. Services other than Orders know it only for the lab, to list which of their steps an order passes.</summary>
public enum OrderPlacement
{
    /// <summary>In one transaction over all schemas.</summary>
    SharedTransaction,

    /// <summary>Step by step over HTTP.</summary>
    Compensation,

    /// <summary>By messages.</summary>
    Messages,
}
