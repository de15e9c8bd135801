namespace Evolution.ServiceDefaults.Tests.Messaging;

/// <summary>Tests that use the broker run one after the other, because their queues have the same names.</summary>
[CollectionDefinition(Name)]
public sealed class BrokerCollection
{
    public const string Name = "broker";
}
