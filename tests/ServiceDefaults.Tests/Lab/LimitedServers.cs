namespace Evolution.ServiceDefaults.Tests.Lab;

/// <summary>Servers with few database connections, which a test may exhaust because no other test uses these servers.</summary>
public sealed class LimitedServers() : StoreServers(maxConnections: 25);
