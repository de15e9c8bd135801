namespace Evolution.ServiceDefaults.Tests.Lab;

/// <summary>Servers whose few database connections a test may use up, as no other test uses them.</summary>
public sealed class LimitedServers() : StoreServers(maxConnections: 25);
