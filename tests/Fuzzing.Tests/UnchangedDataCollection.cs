namespace Evolution.Fuzzing.Tests;

/// <summary>Tests that run one after the other in one shop, because each asserts that no data is changed.</summary>
[CollectionDefinition(Name)]
public sealed class UnchangedDataCollection : ICollectionFixture<ShopProcesses>
{
    public const string Name = "unchanged data";
}
