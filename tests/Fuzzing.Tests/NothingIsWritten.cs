namespace Evolution.Fuzzing.Tests;

/// <summary>Tests that take turns in one shop, since each of them sees that nothing is written in it.</summary>
[CollectionDefinition(Name)]
public sealed class NothingIsWritten : ICollectionFixture<OpenShop>
{
    public const string Name = "nothing is written";
}
