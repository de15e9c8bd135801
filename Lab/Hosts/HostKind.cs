namespace Evolution.Lab.Hosts;

/// <summary>What runs a topology.</summary>
public enum HostKind
{
    /// <summary>Local processes.</summary>
    Native,

    /// <summary>Containers, by Aspire.</summary>
    Aspire,
}
