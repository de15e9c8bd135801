namespace Evolution.ServiceDefaults.Tests.Messaging;

/// <summary>Tests that use the broker take turns: its queues are named after services and messages, so they would meet in them.</summary>
[CollectionDefinition(Name)]
public sealed class BrokerCollection
{
    public const string Name = "broker";
}
